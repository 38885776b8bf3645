-- The rotation of a school's year: which teams are in focus when, and who is checked in with in which week. What it is computed from
-- (settings, wishes, pins), and plans as they were computed: a plan is never changed, a later one takes its place.

create table rotation (
	school_id uuid primary key references school,
	-- Teams in focus at a time: in the school, and of one facilitator.
	teams_at_a_time smallint not null default 2 check (teams_at_a_time between 1 and 20),
	teams_each smallint not null default 2 check (teams_each between 1 and 6),
	-- School weeks that a focus lasts; the first of them are for groups.
	focus_weeks smallint not null default 4 check (focus_weeks between 2 and 10),
	group_weeks smallint not null default 2 check (group_weeks between 1 and 6 and group_weeks < focus_weeks),
	-- One-to-one visits to each teacher of a team in focus.
	one_to_ones smallint not null default 2 check (one_to_ones between 1 and 6),
	visits_a_day smallint not null default 3 check (visits_a_day between 1 and 10),
	version integer not null default 1
);

-- A team without a row takes part, meets on any day, and is accompanied by whoever the plan finds.
create table rotation_team (
	team_id uuid primary key references team,
	school_id uuid not null references school,
	takes_part boolean not null default true,
	-- ISO: Monday is 1.
	weekday smallint check (weekday between 1 and 7),
	facilitator_id uuid references person
);
create index rotation_team_of_school on rotation_team (school_id);
create index rotation_team_by_facilitator on rotation_team (facilitator_id) where facilitator_id is not null;

-- On which days of the week a facilitator is at this school, if not on all; and visits a day, if not as the others.
create table rotation_facilitator (
	school_id uuid not null references school,
	person_id uuid not null references person,
	weekdays smallint[] not null
		check (array_ndims(weekdays) = 1 and cardinality(weekdays) between 1 and 7 and weekdays <@ '{1,2,3,4,5,6,7}'),
	visits_a_day smallint check (visits_a_day between 1 and 10),
	primary key (school_id, person_id)
);
create index rotation_facilitator_by_person on rotation_facilitator (person_id);

-- Weeks that are busy, or good for a focus; and engagements of other specialisms' coaches, who come first: a teacher has one
-- coach a week. About a person no words: why somebody has no time is nobody's matter.
create table rotation_wish (
	id uuid primary key,
	school_id uuid not null references school,
	team_id uuid references team,
	person_id uuid references person,
	kind text not null check (kind in ('busy', 'good', 'other-coach')),
	firm boolean not null default true,
	starts_on date not null,
	ends_on date not null check (ends_on > starts_on and ends_on <= starts_on + 400),
	words text not null default '' check (length(words) <= 200),
	made_by uuid not null references person,
	made_at timestamptz not null,
	entry_id uuid not null,
	check ((team_id is null) <> (person_id is null)),
	check (kind <> 'good' or team_id is not null),
	check (words = '' or team_id is not null),
	unique (made_by, entry_id)
);
create index rotation_wish_of_school on rotation_wish (school_id, ends_on);
create index rotation_wish_by_team on rotation_wish (team_id) where team_id is not null;
create index rotation_wish_by_person on rotation_wish (person_id) where person_id is not null;

-- Set by hand: the team is in focus in that week, or the teacher visited; or not.
create table rotation_pin (
	id uuid primary key,
	school_id uuid not null references school,
	team_id uuid references team,
	teacher_id uuid references person,
	-- The Monday.
	week_on date not null check (extract(isodow from week_on) = 1),
	holds boolean not null,
	made_by uuid not null references person,
	made_at timestamptz not null,
	check ((team_id is null) <> (teacher_id is null)),
	unique nulls not distinct (school_id, team_id, teacher_id, week_on)
);
create index rotation_pin_by_team on rotation_pin (team_id) where team_id is not null;
create index rotation_pin_by_teacher on rotation_pin (teacher_id) where teacher_id is not null;
create index rotation_pin_by_maker on rotation_pin (made_by);

-- Its rows are of a round: 0 what was there at once, 1 the best. `round` says which holds.
create table rotation_plan (
	id uuid primary key,
	school_id uuid not null references school,
	-- The days it is for: those of the school year.
	starts_on date not null,
	ends_on date not null check (ends_on > starts_on),
	made_by uuid not null references person,
	made_at timestamptz not null,
	-- The plan whose place it takes.
	before_id uuid,
	round smallint not null default 0 check (round in (0, 1)),
	state text not null default 'waiting' check (state in ('waiting', 'computing', 'best', 'near', 'stopped', 'interrupted')),
	started_at timestamptz,
	ended_at timestamptz,
	check ((round = 1) = (state in ('best', 'near'))),
	unique (id, school_id),
	foreign key (before_id, school_id) references rotation_plan (id, school_id) on delete set null (before_id)
);
create index rotation_plan_of_school on rotation_plan (school_id, made_at desc);
create index rotation_plan_before on rotation_plan (before_id) where before_id is not null;
create index rotation_plan_by_maker on rotation_plan (made_by);
create index rotation_plan_open on rotation_plan (made_at) where state in ('waiting', 'computing');

-- What the solver is given: numbers and keys, for who asked for the plan alone, until it is computed.
create table rotation_problem (
	plan_id uuid primary key,
	school_id uuid not null,
	problem text not null check (length(problem) <= 20000000),
	foreign key (plan_id, school_id) references rotation_plan (id, school_id) on delete cascade
);

-- How good a round is and what clashes in it, as JSON; of the round that is being computed, how far it is.
create table rotation_outcome (
	plan_id uuid not null,
	school_id uuid not null,
	round smallint not null check (round in (0, 1)),
	reached text not null check (length(reached) <= 10000),
	clashes text not null default '[]' check (length(clashes) <= 100000),
	primary key (plan_id, round),
	foreign key (plan_id, school_id) references rotation_plan (id, school_id) on delete cascade
);

create table rotation_focus (
	plan_id uuid not null,
	school_id uuid not null,
	round smallint not null check (round in (0, 1)),
	team_id uuid not null references team,
	facilitator_id uuid not null references person,
	starts_on date not null,
	groups_until date not null,
	ends_on date not null check (starts_on < groups_until and groups_until < ends_on),
	primary key (plan_id, round, team_id, starts_on),
	foreign key (plan_id, school_id) references rotation_plan (id, school_id) on delete cascade
);
create index rotation_focus_by_team on rotation_focus (team_id);
create index rotation_focus_by_facilitator on rotation_focus (facilitator_id);

-- A one-to-one visit that is planned for a week. It becomes a visit only when somebody makes it one.
create table rotation_visit (
	plan_id uuid not null,
	school_id uuid not null,
	round smallint not null check (round in (0, 1)),
	teacher_id uuid not null references person,
	facilitator_id uuid not null references person,
	-- The Monday.
	week_on date not null check (extract(isodow from week_on) = 1),
	primary key (plan_id, round, teacher_id, week_on),
	foreign key (plan_id, school_id) references rotation_plan (id, school_id) on delete cascade
);
create index rotation_visit_of_teacher on rotation_visit (teacher_id, week_on);
create index rotation_visit_by_facilitator on rotation_visit (facilitator_id, week_on);

insert into retention (kind, class, months) values
	('rotation', 'programme', null), ('rotation_team', 'programme', null), ('rotation_facilitator', 'programme', null),
	('rotation_wish', 'programme', 12), ('rotation_pin', 'programme', 12), ('rotation_plan', 'partnership', 12),
	('rotation_problem', 'passing', 0), ('rotation_outcome', 'partnership', null), ('rotation_focus', 'partnership', null),
	('rotation_visit', 'partnership', null);
