-- Requests: what somebody asks for in their own words, who holds it, what is said about it, and what came of it.

create table request (
	id uuid primary key,
	school_id uuid not null references school,
	asker_id uuid not null references person,
	-- For which class, and by when: facts that whoever holds it reads.
	for_class text not null default '' check (length(for_class) <= 200),
	wanted_on date,
	asked_at timestamptz not null
);
create index request_by_asker on request (asker_id, asked_at);
create index request_of_school on request (school_id);

-- Each time it is passed on, a part begins and the one before ends. Whoever holds a part reads that part, and of the others what
-- was sent along.
create table request_part (
	id uuid primary key,
	request_id uuid not null references request on delete cascade,
	number smallint not null check (number between 1 and 200),
	held_as text not null check (held_as in ('facilitator', 'mentor', 'desk')),
	-- Null: all facilitators of the school, until one takes it up; all of its help desk.
	person_id uuid references person,
	taken_by uuid references person,
	passed_by uuid not null references person,
	state text not null default 'asked' check (state in ('asked', 'taken-up', 'waiting', 'promised', 'done', 'reopened')),
	promised_on date check (state <> 'promised' or promised_on is not null),
	began_at timestamptz not null,
	changed_at timestamptz not null,
	ended_at timestamptz,
	-- The school day on which somebody is reminded next, and how often that was in this state.
	remind_on date,
	reminded smallint not null default 0 check (reminded between 0 and 20),
	version integer not null default 1,
	unique (request_id, number),
	check (case held_as when 'desk' then person_id is null when 'mentor' then person_id is not null else true end)
);
create unique index request_part_open on request_part (request_id) where ended_at is null;
create index request_part_of_person on request_part (person_id) where person_id is not null;
create index request_part_taken_by on request_part (taken_by) where taken_by is not null;
create index request_part_passed_by on request_part (passed_by);
create index request_part_to_remind on request_part (remind_on) where remind_on is not null and ended_at is null;

create table request_message (
	id uuid primary key,
	request_id uuid not null references request on delete cascade,
	part_id uuid not null references request_part on delete cascade,
	author_id uuid not null references person,
	-- What changed with it; null where something was only said.
	change text check (change in ('asked', 'passed', 'taken-up', 'waiting', 'promised', 'done', 'reopened')),
	promised_on date check (promised_on is null or change = 'promised'),
	words text not null default '' check (length(words) <= 4000),
	written_at timestamptz not null,
	withdrawn_at timestamptz,
	check (change is not null or words <> '' or withdrawn_at is not null)
);
create index request_message_of on request_message (request_id, written_at);
create index request_message_in on request_message (part_id);
create index request_message_by on request_message (author_id);

-- What was said before and goes along to who holds it next.
create table request_along (
	part_id uuid not null references request_part on delete cascade,
	message_id uuid not null references request_message on delete cascade,
	primary key (part_id, message_id)
);
create index request_along_message on request_along (message_id);

-- What a request became: read by who reads that, and by nobody else who held the request.
create table request_became (
	id uuid primary key,
	request_id uuid not null references request on delete cascade,
	collaboration_id uuid references collaboration,
	booking_id uuid references booking,
	made_by uuid not null references person,
	made_at timestamptz not null,
	check (num_nonnulls(collaboration_id, booking_id) = 1),
	unique nulls not distinct (request_id, collaboration_id, booking_id)
);
create index request_became_collaboration on request_became (collaboration_id) where collaboration_id is not null;
create index request_became_booking on request_became (booking_id) where booking_id is not null;
create index request_became_by on request_became (made_by);

-- A request that came of a note of a meeting.
create table meeting_note_request (
	note_id uuid not null references meeting_note on delete cascade,
	request_id uuid not null references request on delete cascade,
	primary key (note_id, request_id)
);
create index meeting_note_request_of on meeting_note_request (request_id);

insert into retention (kind, class, months) values
	('request', 'partnership', 12), ('request_part', 'partnership', 12), ('request_message', 'partnership', 12),
	('request_along', 'partnership', 12), ('request_became', 'partnership', 12), ('meeting_note_request', 'partnership', 12);
