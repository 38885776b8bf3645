-- The planning rhythm of a team: on which day of the cycle it meets, and on which school day after that a second time. Meetings are
-- counted from it and from the calendar; one becomes a row when somebody writes in it.

create table planning_rhythm (
	id uuid primary key,
	school_id uuid not null references school,
	team_id uuid not null references team,
	cycle_day smallint check (cycle_day between 1 and 20),
	-- ISO: Monday is 1. For schools that are told by the week.
	weekday smallint check (weekday between 1 and 7),
	holds_from date not null,
	holds_until date check (holds_until >= holds_from),
	made_by uuid not null references person,
	made_at timestamptz not null,
	version integer not null default 1,
	check ((cycle_day is null) <> (weekday is null))
);
create index planning_rhythm_of_team on planning_rhythm (team_id);
create index planning_rhythm_of_school on planning_rhythm (school_id);
create index planning_rhythm_by_maker on planning_rhythm (made_by);

-- The one or two meetings of a rhythm in each turn.
create table planning_slot (
	rhythm_id uuid not null references planning_rhythm on delete cascade,
	part smallint not null check (part in (1, 2)),
	kind text not null check (kind in ('unit', 'technology', 'student-work', 'looking-back')),
	-- School days after the first.
	days_after smallint not null check (days_after between 0 and 10 and (part = 1) = (days_after = 0)),
	-- In a period, whenever its bells ring; or at a time of the school's clocks.
	period_id uuid references period on delete set null,
	starts_at time,
	minutes smallint not null check (minutes between 5 and 480),
	place text not null default '' check (length(place) <= 200),
	primary key (rhythm_id, part)
);
create index planning_slot_in_period on planning_slot (period_id) where period_id is not null;

-- Who takes part without being of the team.
create table planning_guest (
	rhythm_id uuid not null references planning_rhythm on delete cascade,
	person_id uuid not null references person,
	primary key (rhythm_id, person_id)
);
create index planning_guest_by_person on planning_guest (person_id);

create table meeting (
	id uuid primary key,
	school_id uuid not null references school,
	team_id uuid not null references team,
	rhythm_id uuid not null references planning_rhythm,
	-- Of the cycle, or the Monday of the week: what it is counted by.
	turn text not null check (length(turn) between 1 and 40),
	part smallint not null check (part in (1, 2)),
	kind text not null check (kind in ('unit', 'technology', 'student-work', 'looking-back')),
	-- As it was last written. Unless it was moved by hand, the calendar says when it is.
	on_day date not null,
	starts_at time,
	minutes smallint not null check (minutes between 5 and 480),
	place text not null default '' check (length(place) <= 200),
	moved boolean not null default false,
	called_off boolean not null default false,
	made_by uuid not null references person,
	made_at timestamptz not null,
	version integer not null default 1,
	unique (rhythm_id, turn, part)
);
create index meeting_of_team on meeting (team_id, on_day);
create index meeting_of_school on meeting (school_id);
create index meeting_by_maker on meeting (made_by);

-- Who was invited when it was written in: they read what is written, also after they have left the team.
create table meeting_person (
	meeting_id uuid not null references meeting on delete cascade,
	person_id uuid not null references person,
	primary key (meeting_id, person_id)
);
create index meeting_person_by_person on meeting_person (person_id);

create table meeting_note (
	id uuid primary key,
	meeting_id uuid not null references meeting on delete cascade,
	author_id uuid not null references person,
	words text not null check (length(words) between 1 and 2000),
	written_at timestamptz not null,
	version integer not null default 1
);
create index meeting_note_of_meeting on meeting_note (meeting_id, written_at);
create index meeting_note_by_author on meeting_note (author_id);

-- A next step that came of a note.
create table meeting_note_step (
	note_id uuid not null references meeting_note on delete cascade,
	next_step_id uuid not null references next_step on delete cascade,
	primary key (note_id, next_step_id)
);
create index meeting_note_step_of on meeting_note_step (next_step_id);

insert into retention (kind, class, months) values
	('planning_rhythm', 'programme', null), ('planning_slot', 'programme', null), ('planning_guest', 'programme', null),
	('meeting', 'partnership', 12), ('meeting_person', 'partnership', 12), ('meeting_note', 'partnership', 12),
	('meeting_note_step', 'partnership', 12);
