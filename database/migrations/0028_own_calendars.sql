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

insert into retention (kind, class, months) values ('calendar_feed', 'account', 12);
