-- People's own calendars: one that they subscribe to, visits that reach them by letter, and the busy times of one kept elsewhere.

-- What a calendar program fetches by a secret address; of it only a hash is kept.
create table calendar_feed (
	id uuid primary key,
	person_id uuid not null references person,
	token_hash text not null unique check (length(token_hash) = 64),
	made_at timestamptz not null,
	revoked_at timestamptz,
	last_read_on date,
	-- What it held when it was last read, as a hash, and since when: a program that has it already is told so.
	content_hash text check (length(content_hash) = 64),
	changed_at timestamptz not null
);
create unique index calendar_feed_of on calendar_feed (person_id) where revoked_at is null;

-- Which visits somebody wants to be written letters about: those that others plan (where nothing is chosen), all, or none.
create table calendar_choice (
	person_id uuid primary key references person,
	letters text not null check (letters in ('others', 'all', 'none')),
	version integer not null default 1
);

-- Visits that were planned, changed or cancelled, and whose people have not been told yet.
create table visit_to_tell (
	visit_id uuid primary key references visit,
	marks integer not null default 1
);

-- How a visit stands in somebody's calendar by the last letter to them.
create table calendar_letter (
	visit_id uuid not null references visit,
	person_id uuid not null references person,
	sequence integer not null check (sequence >= 0),
	cancelled boolean not null default false,
	starts_at timestamptz not null,
	minutes integer not null check (minutes between 1 and 1440),
	-- Time, place and people as they were told, as a hash.
	told_hash text not null check (length(told_hash) = 64),
	-- Whom the calendar program takes for the one who invites: it takes changes from nobody else.
	organiser text not null check (length(organiser) <= 320),
	-- What answers come back by, in the address of who invites.
	reply_token text unique check (length(reply_token) = 32),
	sent_at timestamptz not null,
	primary key (visit_id, person_id)
);

-- Whether somebody comes to a visit, as they answered.
create table visit_answer (
	visit_id uuid not null references visit,
	person_id uuid not null references person,
	answer text not null check (answer in ('accepted', 'tentative', 'declined')),
	-- When it was written, by the program that wrote it: an older one that arrives later is none.
	stamp timestamptz not null,
	answered_at timestamptz not null,
	primary key (visit_id, person_id)
);

-- A letter may carry an entry for a calendar, emptied with its body.
alter table mail
	add column calendar text check (length(calendar) <= 40000),
	add column reply_to text check (length(reply_to) <= 320);

insert into retention (kind, class, months) values
	('calendar_feed', 'account', 12), ('calendar_choice', 'account', 12), ('visit_to_tell', 'passing', 0),
	('calendar_letter', 'partnership', 12), ('visit_answer', 'partnership', 12);

-- A calendar that somebody keeps elsewhere, of which only busy times are read. Its address is a secret, as a rule: whoever has it
-- reads that calendar.
create table outside_calendar (
	id uuid primary key,
	person_id uuid not null references person,
	name text not null check (length(btrim(name)) between 1 and 100),
	address text not null check (length(address) between 8 and 2000),
	added_at timestamptz not null,
	-- When it is looked at next; when it was last, and when it was last read.
	due_at timestamptz not null,
	tried_at timestamptz,
	read_at timestamptz,
	-- Why it could not be read the last time, and how often in a row.
	problem text check (length(problem) <= 60),
	fails integer not null default 0,
	etag text check (length(etag) <= 300),
	modified text check (length(modified) <= 100),
	parsed_at timestamptz
);
create index outside_calendar_of on outside_calendar (person_id);
create index outside_calendar_due on outside_calendar (due_at);

-- When somebody is busy by such a calendar: from when to when, and nothing else.
create table busy_block (
	calendar_id uuid not null references outside_calendar on delete cascade,
	person_id uuid not null references person,
	starts_at timestamptz not null,
	ends_at timestamptz not null check (ends_at > starts_at),
	primary key (calendar_id, starts_at)
);
create index busy_block_of on busy_block (person_id, starts_at);

insert into retention (kind, class, months) values ('outside_calendar', 'account', 0), ('busy_block', 'passing', 0);
