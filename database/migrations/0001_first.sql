-- The first shape of Tandem. Ids are UUIDv7 made by the app; moments are timestamptz, school days are date.
-- Dated records hold from starts_on up to, not including, ends_on.


-- The installation -------------------------------------------------------------------------------------------

create table organisation (
	id uuid primary key,
	singleton boolean not null default true unique check (singleton),
	name text not null check (length(btrim(name)) between 1 and 200),
	demonstration boolean not null default false,
	created_at timestamptz not null default now(),
	version integer not null default 1
);

-- While there is no organisation, one row holds the hash of the code that the terminal printed.
create table first_run (
	singleton boolean primary key default true check (singleton),
	code_hash text not null,
	made_at timestamptz not null
);

create table school (
	id uuid primary key,
	organisation_id uuid not null references organisation,
	name text not null check (length(btrim(name)) between 1 and 200),
	zone text not null check (length(zone) between 1 and 64),
	language text not null check (length(language) between 2 and 35),
	facilitator_word text not null default 'facilitator' check (length(btrim(facilitator_word)) between 1 and 40),
	roster_id text unique check (length(roster_id) <= 255),
	created_at timestamptz not null default now(),
	version integer not null default 1
);

create table school_year (
	id uuid primary key,
	school_id uuid not null references school,
	name text not null check (length(btrim(name)) between 1 and 60),
	starts_on date not null,
	ends_on date not null check (ends_on > starts_on),
	exclude using gist (school_id with =, daterange(starts_on, ends_on) with &&)
);

create table division (
	id uuid primary key,
	school_id uuid not null references school,
	name text not null check (length(btrim(name)) between 1 and 200),
	position integer not null default 0,
	unique (school_id, name)
);

create table team (
	id uuid primary key,
	school_id uuid not null references school,
	division_id uuid references division,
	name text not null check (length(btrim(name)) between 1 and 200),
	kind text not null check (kind in ('grade', 'department', 'other')),
	grade text check (length(grade) <= 40),
	position integer not null default 0,
	created_at timestamptz not null default now(),
	version integer not null default 1,
	unique (school_id, name)
);

-- People: a person apart from their accounts, in several schools, with dated roles -------------------------------

create table person (
	id uuid primary key,
	given_name text collate "und-x-icu" not null check (length(given_name) <= 200),
	family_name text collate "und-x-icu" not null check (length(family_name) <= 200),
	known_as text collate "und-x-icu" check (length(known_as) <= 200),
	-- The names without accents, case and width, as `searchable` makes them: what people type finds them.
	search_name text not null check (length(search_name) <= 800),
	language text check (length(language) between 2 and 35),
	deactivated_at timestamptz,
	created_at timestamptz not null default now(),
	version integer not null default 1,
	check (length(btrim(given_name || family_name || coalesce(known_as, ''))) > 0)
);
create index person_search on person using gin (search_name gin_trgm_ops);
create index person_by_name on person (family_name, given_name, id);

create table person_address (
	id uuid primary key,
	person_id uuid not null references person,
	address citext not null check (length(address) between 3 and 254),
	source text not null check (source in ('roster', 'operator', 'person', 'set-up')),
	created_at timestamptz not null default now(),
	retired_at timestamptz
);
create unique index person_address_in_use on person_address (address) where retired_at is null;
create unique index person_address_of on person_address (person_id) where retired_at is null;

-- A way in: one sign-in of one person. The sign-in library's own tables live in a schema of their own.
create table account (
	id uuid primary key,
	person_id uuid not null references person,
	sign_in_user text not null unique,
	created_at timestamptz not null default now()
);
create index account_of on account (person_id);

-- The address of an account in use changes only when the person confirms it from the old one.
create table address_change (
	id uuid primary key,
	person_id uuid not null references person,
	from_address citext not null,
	to_address citext not null check (length(to_address) between 3 and 254),
	proposed_by uuid references person,
	proposed_at timestamptz not null,
	token_hash text not null unique,
	confirmed_at timestamptz,
	withdrawn_at timestamptz
);
create unique index address_change_open on address_change (person_id) where confirmed_at is null and withdrawn_at is null;

create table membership (
	id uuid primary key,
	person_id uuid not null references person,
	school_id uuid not null references school,
	starts_on date not null,
	ends_on date check (ends_on >= starts_on),
	-- Told by the roster: only such a membership is ended when the roster tells of it no longer.
	from_roster boolean not null default false,
	exclude using gist (person_id with =, school_id with =, daterange(starts_on, ends_on) with &&)
);
create index membership_of_school on membership (school_id, person_id);

create table role_assignment (
	id uuid primary key,
	person_id uuid not null references person,
	school_id uuid not null references school,
	role text not null check (role in
		('teacher', 'facilitator', 'librarian', 'specialist', 'assistant', 'technician', 'leader', 'operator')),
	starts_on date not null,
	ends_on date check (ends_on >= starts_on),
	granted_by uuid references person,
	granted_at timestamptz not null default now(),
	-- Told by the roster, which never ends a role that was given by hand.
	from_roster boolean not null default false,
	-- Within one school leader and facilitator exclude each other.
	side integer generated always as (case role when 'leader' then 1 when 'facilitator' then 2 end) stored,
	exclude using gist (person_id with =, school_id with =, role with =, daterange(starts_on, ends_on) with &&),
	constraint leader_excludes_facilitator
		exclude using gist (person_id with =, school_id with =, side with <>, daterange(starts_on, ends_on) with &&)
		where (role in ('leader', 'facilitator'))
);
create index role_assignment_of_school on role_assignment (school_id, role, person_id);
create index role_assignment_of_person on role_assignment (person_id);

-- Being somebody's evaluator: a recorded relation, which excludes being their facilitator.
create table evaluator (
	id uuid primary key,
	evaluator_id uuid not null references person,
	teacher_id uuid not null references person,
	school_id uuid not null references school,
	starts_on date not null,
	ends_on date check (ends_on >= starts_on),
	recorded_by uuid references person,
	check (evaluator_id <> teacher_id),
	exclude using gist (evaluator_id with =, teacher_id with =, daterange(starts_on, ends_on) with &&)
);
create index evaluator_of_teacher on evaluator (teacher_id);

create table team_member (
	team_id uuid not null references team,
	person_id uuid not null references person,
	starts_on date not null,
	ends_on date check (ends_on >= starts_on),
	primary key (team_id, person_id, starts_on)
);
create index team_member_of on team_member (person_id);

create table class (
	id uuid primary key,
	school_id uuid not null references school,
	roster_id text check (length(roster_id) <= 255),
	title text not null check (length(title) <= 300),
	grade text check (length(grade) <= 40),
	subject text check (length(subject) <= 200),
	students integer not null default 0 check (students >= 0),
	ended_on date,
	unique (school_id, roster_id)
);
create table class_teacher (
	class_id uuid not null references class,
	person_id uuid not null references person,
	primary key (class_id, person_id)
);
create index class_teacher_of on class_teacher (person_id);

-- Students and guardians are counted, never stored.
create table student_count (
	school_id uuid not null references school,
	grade text not null check (length(grade) <= 40),
	students integer not null check (students >= 0),
	guardians integer not null check (guardians >= 0),
	counted_at timestamptz not null,
	primary key (school_id, grade)
);

create table invitation (
	id uuid primary key,
	person_id uuid not null references person,
	invited_by uuid references person,
	invited_at timestamptz not null
);
create index invitation_of on invitation (person_id, invited_at);

create table api_token (
	id uuid primary key,
	person_id uuid not null references person,
	name text not null check (length(btrim(name)) between 1 and 100),
	token_hash text not null unique,
	created_at timestamptz not null,
	expires_at timestamptz not null,
	last_used_on date,
	revoked_at timestamptz
);
create index api_token_of on api_token (person_id);

-- The roster ---------------------------------------------------------------------------------------------------

create table roster_link (
	roster_id text not null check (length(roster_id) between 1 and 255),
	person_id uuid not null references person,
	primary key (roster_id)
);
create index roster_link_of on roster_link (person_id);

create table roster_import (
	id uuid primary key,
	made_at timestamptz not null,
	made_by uuid references person,
	file_name text not null check (length(file_name) <= 300),
	format text not null check (length(format) <= 40),
	-- Preparing: its changes are still being written; nothing can be done with it yet.
	state text not null check (state in ('preparing', 'refused', 'previewed', 'accepted', 'discarded')),
	accepted_at timestamptz,
	accepted_by uuid references person,
	staff_before integer not null default 0,
	staff_gone integer not null default 0,
	-- Who is new, changed, gone, waits for something, or stays the same.
	people_new integer not null default 0,
	people_changed integer not null default 0,
	people_gone integer not null default 0,
	people_held integer not null default 0,
	people_same integer not null default 0,
	problem_total integer not null default 0,
	students integer not null default 0,
	guardians integer not null default 0,
	version integer not null default 1
);
create table roster_import_problem (
	import_id uuid not null references roster_import,
	position integer not null,
	file text check (length(file) <= 300),
	line integer,
	column_name text check (length(column_name) <= 300),
	code text not null check (length(code) <= 60),
	severity text not null check (severity in ('refusal', 'warning')),
	-- What the sentence of the code names, as JSON; kept as text.
	arguments text not null default '{}' check (length(arguments) <= 4000),
	primary key (import_id, position)
);
-- What accepting will do, a row a change: exactly this is applied, nothing is read from the file again.
create table roster_import_change (
	import_id uuid not null references roster_import,
	position integer not null,
	subject text not null check (subject in ('organisation', 'school', 'school-year', 'person', 'link', 'activity', 'address',
		'membership', 'role', 'class', 'class-teacher', 'count')),
	change text not null check (change in ('new', 'changed', 'gone', 'same', 'held')),
	-- The key of what is changed, or of what accepting makes.
	subject_id uuid,
	school_id uuid,
	person_id uuid,
	roster_id text,
	given_name text,
	family_name text,
	known_as text,
	search_name text,
	address text,
	role text,
	kinds text,
	-- What else a reader should know, as codes with blanks between them.
	facts text,
	title text,
	grade text,
	subject_area text,
	students integer,
	guardians integer,
	starts_on date,
	ends_on date,
	before text,
	primary key (import_id, position)
);
create index roster_import_change_of on roster_import_change (import_id, subject, change, position);
create index roster_import_change_about on roster_import_change (import_id, person_id);

-- Collaborations ---------------------------------------------------------------------------------------------------

create table tool (
	id uuid primary key,
	school_id uuid not null references school,
	name text not null check (length(btrim(name)) between 1 and 100),
	created_at timestamptz not null default now()
);
create unique index tool_by_name on tool (school_id, lower(name));

-- That it exists, and its team. What it is about is in collaboration_focus, which fewer people read.
create table collaboration (
	id uuid primary key,
	school_id uuid not null references school,
	team_id uuid references team,
	proposed_by uuid not null references person,
	proposed_at timestamptz not null,
	entry_id uuid not null,
	unique (proposed_by, entry_id)
);
create index collaboration_of_school on collaboration (school_id, id);

create table collaboration_focus (
	collaboration_id uuid primary key references collaboration,
	title text not null check (length(btrim(title)) between 1 and 200),
	aim text not null check (length(btrim(aim)) between 1 and 4000),
	standards text not null default '' check (length(standards) <= 4000),
	stage text not null check (stage in ('full', 'partial', 'coaching', 'mentoring')),
	state text not null check (state in ('proposed', 'active', 'paused', 'finished')),
	version integer not null default 1
);

create table collaboration_tool (
	collaboration_id uuid not null references collaboration,
	tool_id uuid not null references tool,
	primary key (collaboration_id, tool_id)
);

-- Being asked. Accepting and leaving are rows of their own.
create table partner (
	id uuid primary key,
	collaboration_id uuid not null references collaboration,
	person_id uuid not null references person,
	side text not null check (side in ('teacher', 'facilitator')),
	invited_by uuid not null references person,
	invited_at timestamptz not null,
	-- The teacher chose to be found by colleagues in this collaboration.
	findable boolean not null default false,
	unique (collaboration_id, person_id)
);
create index partner_of on partner (person_id, collaboration_id);
create table acceptance (
	partner_id uuid primary key references partner,
	at timestamptz not null,
	-- The roles of the others, as they stood on the screen that was accepted.
	shown_roles text not null default '' check (length(shown_roles) <= 4000)
);
create table departure (
	partner_id uuid primary key references partner,
	kind text not null check (kind in ('declined', 'not-now', 'left')),
	reason text not null default '' check (length(reason) <= 1000),
	-- Whom they would ask instead.
	suggested_id uuid references person,
	at timestamptz not null
);

create table stage_proposal (
	id uuid primary key,
	collaboration_id uuid not null references collaboration,
	to_stage text not null check (to_stage in ('full', 'partial', 'coaching', 'mentoring')),
	reason text not null check (length(btrim(reason)) between 1 and 2000),
	proposed_by uuid not null references person,
	proposed_at timestamptz not null,
	settled_at timestamptz,
	settled_as text check (settled_as in ('holds', 'withdrawn', 'declined'))
);
create unique index stage_proposal_open on stage_proposal (collaboration_id) where settled_at is null;
create table stage_acceptance (
	proposal_id uuid not null references stage_proposal,
	person_id uuid not null references person,
	at timestamptz not null,
	primary key (proposal_id, person_id)
);
create table stage_change (
	id uuid primary key,
	collaboration_id uuid not null references collaboration,
	from_stage text check (from_stage in ('full', 'partial', 'coaching', 'mentoring')),
	to_stage text not null check (to_stage in ('full', 'partial', 'coaching', 'mentoring')),
	reason text not null check (length(reason) <= 2000),
	proposed_by uuid not null references person,
	holds_since timestamptz not null
);
create index stage_change_of on stage_change (collaboration_id, holds_since);

-- Begun, paused, resumed, finished: kept with date and reason.
create table collaboration_turn (
	id uuid primary key,
	collaboration_id uuid not null references collaboration,
	turn text not null check (turn in ('began', 'paused', 'resumed', 'finished')),
	reason text not null default '' check (length(reason) <= 2000),
	taken_by uuid not null references person,
	at timestamptz not null
);
create index collaboration_turn_of on collaboration_turn (collaboration_id, at);

-- The agreement: every edit is a new revision, whole; each side accepts a revision.
create table agreement_revision (
	id uuid primary key,
	collaboration_id uuid not null references collaboration,
	number integer not null check (number > 0),
	stage text not null check (stage in ('full', 'partial', 'coaching', 'mentoring')),
	written_by uuid not null references person,
	written_at timestamptz not null,
	unique (collaboration_id, number)
);
create table agreement_line (
	revision_id uuid not null references agreement_revision,
	-- A responsibility of the catalogue, or one of the partners' own with its words.
	responsibility text not null check (length(responsibility) between 1 and 60),
	words text check (length(words) <= 500),
	held_by text not null check (held_by in ('teacher', 'facilitator', 'both')),
	remark text not null default '' check (length(remark) <= 500),
	position integer not null,
	primary key (revision_id, responsibility)
);
create table agreement_acceptance (
	collaboration_id uuid not null references collaboration,
	person_id uuid not null references person,
	number integer not null,
	at timestamptz not null,
	primary key (collaboration_id, person_id, number),
	foreign key (collaboration_id, number) references agreement_revision (collaboration_id, number)
);

-- Visits and the notebook ------------------------------------------------------------------------------------------

create table visit_series (
	id uuid primary key,
	author_id uuid not null references person,
	school_id uuid not null references school,
	rule text not null check (length(rule) <= 500),
	created_at timestamptz not null
);

create table visit (
	id uuid primary key,
	school_id uuid not null references school,
	author_id uuid not null references person,
	-- Made on the device that captured it, unique per author: a visit sent twice is one visit.
	entry_id uuid not null,
	collaboration_id uuid references collaboration,
	series_id uuid references visit_series,
	kind text not null check (kind in ('planning', 'modelling', 'side-by-side', 'co-teaching', 'observing',
		'peer-visit', 'reflecting', 'check-in', 'e-mail', 'corridor', 'support')),
	time_kind text not null check (time_kind in ('in-classroom', 'outside-classroom')),
	place text not null default '' check (length(place) <= 200),
	remote boolean not null default false,
	grouping text not null default 'one-to-one' check (grouping in ('one-to-one', 'group')),
	starts_at timestamptz not null,
	minutes integer not null check (minutes between 1 and 1440),
	state text not null check (state in ('planned', 'done', 'cancelled')),
	guide_edition integer,
	captured_at timestamptz not null,
	version integer not null default 1,
	unique (author_id, entry_id)
);
create index visit_of_author on visit (author_id, starts_at desc, id desc);
create index visit_of_collaboration on visit (collaboration_id, starts_at desc) where collaboration_id is not null;
create index visit_of_school on visit (school_id, starts_at);

create table visit_person (
	visit_id uuid not null references visit,
	person_id uuid not null references person,
	part text not null check (part in ('teacher', 'facilitator', 'assistant', 'specialist')),
	primary key (visit_id, person_id)
);
create index visit_person_of on visit_person (person_id, visit_id);

-- Preparation: time without a visit. A visit is its own time.
create table time_entry (
	id uuid primary key,
	school_id uuid not null references school,
	facilitator_id uuid not null references person,
	entry_id uuid not null,
	on_day date not null,
	minutes integer not null check (minutes between 1 and 1440),
	unique (facilitator_id, entry_id)
);
create index time_entry_of on time_entry (facilitator_id, on_day);

-- A facilitator lets the hours of all of them together be shown, where they are fewer than five. Holds until taken back.
create table hours_publication (
	id uuid primary key,
	person_id uuid not null references person,
	school_id uuid not null references school,
	published_at timestamptz not null,
	taken_back_at timestamptz
);
create unique index hours_publication_open on hours_publication (school_id, person_id) where taken_back_at is null;

create table teaching_point (
	id uuid primary key,
	school_id uuid not null references school,
	collaboration_id uuid references collaboration,
	teacher_id uuid not null references person,
	author_id uuid not null references person,
	words text not null check (length(btrim(words)) between 1 and 500),
	progress text not null default 'introduced'
		check (progress in ('introduced', 'trying', 'on-their-own', 'helping-others')),
	created_at timestamptz not null,
	settled_at timestamptz,
	version integer not null default 1
);
create index teaching_point_of_teacher on teaching_point (teacher_id, created_at);
create index teaching_point_of_collaboration on teaching_point (collaboration_id);
create index teaching_point_of_author on teaching_point (author_id);

-- The school's look-fors (author null) and one's own. A starting look-for has a key of the catalogue, others have words.
create table look_for (
	id uuid primary key,
	school_id uuid not null references school,
	author_id uuid references person,
	key text check (length(key) <= 60),
	words text check (length(words) <= 300),
	position integer not null default 0,
	retired_at timestamptz,
	check (key is not null or length(btrim(words)) > 0)
);
create index look_for_of_school on look_for (school_id, position);
create unique index look_for_own on look_for (school_id, author_id, lower(words)) where author_id is not null and retired_at is null;
create unique index look_for_start on look_for (school_id, key) where author_id is null;

create table look_for_check (
	id uuid primary key,
	visit_id uuid not null references visit,
	collaboration_id uuid references collaboration,
	teacher_id uuid not null references person,
	author_id uuid not null references person,
	teaching_point_id uuid references teaching_point,
	look_for_id uuid references look_for,
	-- The words as they stood when it was checked.
	key text check (length(key) <= 60),
	words text check (length(words) <= 500),
	how text not null check (how in ('not-yet', 'with-help', 'seen', 'beyond')),
	remark text not null default '' check (length(remark) <= 1000),
	checked_at timestamptz not null
);
create index look_for_check_of_visit on look_for_check (visit_id);
create index look_for_check_of_teacher on look_for_check (teacher_id, checked_at desc);
create index look_for_check_of_collaboration on look_for_check (collaboration_id, checked_at desc);
create index look_for_check_of_author on look_for_check (author_id, checked_at desc);
create index look_for_check_of_point on look_for_check (teaching_point_id, checked_at desc) where teaching_point_id is not null;

create table guide_answer (
	id uuid primary key,
	visit_id uuid not null references visit,
	collaboration_id uuid references collaboration,
	teacher_id uuid not null references person,
	author_id uuid not null references person,
	prompt text not null check (length(prompt) between 1 and 80),
	words text not null check (length(words) <= 4000),
	written_at timestamptz not null,
	version integer not null default 1,
	unique (visit_id, prompt, author_id)
);
create index guide_answer_of_teacher on guide_answer (teacher_id);

create table next_step (
	id uuid primary key,
	school_id uuid not null references school,
	collaboration_id uuid references collaboration,
	visit_id uuid references visit,
	teacher_id uuid not null references person,
	author_id uuid not null references person,
	-- Who promised it.
	owner_id uuid not null references person,
	words text not null check (length(btrim(words)) between 1 and 500),
	due_on date,
	done_at timestamptz,
	created_at timestamptz not null,
	version integer not null default 1
);
create index next_step_of_owner on next_step (owner_id, due_on) where done_at is null;
create index next_step_of_teacher on next_step (teacher_id);
create index next_step_of_collaboration on next_step (collaboration_id);
create index next_step_of_author on next_step (author_id);

-- A note is its author's. Shared with the partners the author names, and taken back. Held-back matter is never shared.
create table note (
	id uuid primary key,
	school_id uuid not null references school,
	author_id uuid not null references person,
	teacher_id uuid references person,
	collaboration_id uuid references collaboration,
	visit_id uuid references visit,
	kind text not null check (kind in ('note', 'held-back')),
	words text not null check (length(btrim(words)) between 1 and 8000),
	-- When held-back matter wants to come up again; without a date, at the next suitable visit.
	comes_up_on date,
	settled_at timestamptz,
	written_at timestamptz not null,
	version integer not null default 1
);
create index note_of_author on note (author_id, teacher_id, written_at desc);
create index note_of_visit on note (visit_id);

create table note_share (
	note_id uuid not null references note,
	person_id uuid not null references person,
	shared_at timestamptz not null,
	taken_back_at timestamptz,
	primary key (note_id, person_id)
);
create index note_share_with on note_share (person_id) where taken_back_at is null;

-- What is kept about the keeping ------------------------------------------------------------------------------------

-- Who was shown what, written when it is shown.
create table access_record (
	id uuid primary key,
	record_kind text not null check (record_kind in ('note', 'visit', 'notebook', 'agreement', 'collaboration')),
	record_id uuid not null,
	reader_id uuid not null references person,
	author_id uuid not null references person,
	teacher_id uuid references person,
	at timestamptz not null
);
create index access_record_of_teacher on access_record (teacher_id, at desc);
create index access_record_of_author on access_record (author_id, at desc);
create index access_record_of_record on access_record (record_id, at desc);

-- Acts of operators, append-only, each row sealed with the hash of the one before.
create table audit_entry (
	number bigint primary key,
	at timestamptz not null,
	-- Null: the command line on the server itself.
	actor_id uuid references person,
	act text not null check (length(act) between 1 and 60),
	person_id uuid references person,
	school_id uuid references school,
	detail text not null default '' check (length(detail) <= 500),
	previous_hash text not null,
	hash text not null
);
create index audit_entry_about on audit_entry (person_id, number);

-- One row an event, ids only, written in the transaction that causes it.
create table event (
	id uuid primary key,
	at timestamptz not null,
	name text not null check (length(name) between 1 and 60),
	school_id uuid,
	actor_id uuid,
	subject_id uuid not null
);
create index event_by_time on event (at);

create table mail (
	id uuid primary key,
	to_person uuid references person,
	to_address text not null check (length(to_address) <= 254),
	subject text not null check (length(subject) <= 300),
	-- Emptied once delivered: a sign-in link does not lie about.
	body text not null check (length(body) <= 20000),
	made_at timestamptz not null,
	delivered_at timestamptz,
	tries integer not null default 0,
	failure text check (length(failure) <= 300)
);
create index mail_waiting on mail (made_at) where delivered_at is null;

create table rate_limit (
	key text primary key check (length(key) <= 100),
	window_starts timestamptz not null,
	tries integer not null
);

-- How long each kind is kept. A test asks that every table with people's words or names has its row.
create table retention (
	kind text primary key,
	class text not null check (class in ('programme', 'partnership', 'private', 'account', 'proof', 'passing')),
	-- Months after the end of the school year it belongs to; null: as long as the record it hangs on.
	months integer check (months >= 0)
);
insert into retention (kind, class, months) values
	('organisation', 'programme', null), ('school', 'programme', null), ('school_year', 'programme', null),
	('division', 'programme', null), ('team', 'programme', null), ('team_member', 'programme', null),
	('class', 'programme', 12), ('class_teacher', 'programme', 12), ('student_count', 'programme', 12),
	('tool', 'programme', null), ('look_for', 'programme', null),
	('person', 'account', 12), ('person_address', 'account', 12), ('account', 'account', 12),
	('address_change', 'account', 12), ('membership', 'account', 12), ('role_assignment', 'account', 24),
	('evaluator', 'account', 24), ('invitation', 'account', 12), ('api_token', 'account', 12),
	('roster_link', 'account', 12), ('roster_import', 'passing', 12), ('roster_import_problem', 'passing', 12),
	('roster_import_change', 'passing', 12), ('first_run', 'passing', 0), ('rate_limit', 'passing', 0),
	('mail', 'passing', 1), ('event', 'passing', 12),
	('collaboration', 'partnership', 24), ('collaboration_focus', 'partnership', 24),
	('collaboration_tool', 'partnership', 24), ('collaboration_turn', 'partnership', 24),
	('partner', 'partnership', 24), ('acceptance', 'partnership', 24), ('departure', 'partnership', 24),
	('stage_proposal', 'partnership', 24), ('stage_acceptance', 'partnership', 24), ('stage_change', 'partnership', 24),
	('agreement_revision', 'partnership', 24), ('agreement_line', 'partnership', 24),
	('agreement_acceptance', 'partnership', 24),
	('visit', 'partnership', 12), ('visit_person', 'partnership', 12), ('visit_series', 'partnership', 12),
	('teaching_point', 'partnership', 12), ('look_for_check', 'partnership', 12), ('guide_answer', 'partnership', 12),
	('next_step', 'partnership', 12), ('time_entry', 'partnership', 12), ('hours_publication', 'partnership', 12),
	('note', 'private', 12), ('note_share', 'private', 12),
	('access_record', 'proof', 24), ('audit_entry', 'proof', 84),
	('number_period', 'programme', null), ('number_cell', 'programme', null), ('retention', 'programme', null);

-- Numbers for leaders: closed months, frozen when first computed; a hidden cell has no value at all.
create table number_period (
	id uuid primary key,
	school_id uuid not null references school,
	month date not null check (extract(day from month) = 1),
	frozen_at timestamptz not null,
	unique (school_id, month)
);
create table number_cell (
	period_id uuid not null references number_period,
	sheet text not null check (length(sheet) <= 40),
	line text not null check (length(line) <= 60),
	value integer,
	position integer not null,
	primary key (period_id, sheet, line)
);
