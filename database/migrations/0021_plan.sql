-- The plan of a collaboration, what was asked about its pedagogy, evidence with its files, and a teacher's own goals.

-- What is taught, in which days, and how learning is assessed. Made when a partner first writes something.
create table plan (
	collaboration_id uuid primary key references collaboration,
	title text not null default '' check (length(title) <= 200),
	about text not null default '' check (length(about) <= 4000),
	starts_on date,
	ends_on date check (ends_on >= starts_on),
	written_by uuid not null references person,
	written_at timestamptz not null,
	version integer not null default 1
);
create table plan_assessment (
	collaboration_id uuid not null references plan,
	position integer not null check (position between 1 and 20),
	words text not null check (length(btrim(words)) between 1 and 1000),
	-- Somebody of the collaboration, all of it, or the students themselves.
	who text not null check (who in ('person', 'together', 'students')),
	person_id uuid,
	primary key (collaboration_id, position),
	foreign key (collaboration_id, person_id) references partner (collaboration_id, person_id),
	check ((who = 'person') = (person_id is not null))
);
create table plan_lesson (
	id uuid primary key,
	collaboration_id uuid not null references collaboration,
	position integer not null,
	title text not null check (length(btrim(title)) between 1 and 200),
	on_day date,
	version integer not null default 1,
	unique (id, collaboration_id)
);
create index plan_lesson_of on plan_lesson (collaboration_id, position);
create table plan_part (
	lesson_id uuid not null,
	collaboration_id uuid not null,
	position integer not null check (position between 1 and 20),
	words text not null check (length(btrim(words)) between 1 and 1000),
	minutes integer check (minutes between 1 and 600),
	who text not null check (who in ('person', 'together', 'students')),
	person_id uuid,
	primary key (lesson_id, position),
	foreign key (lesson_id, collaboration_id) references plan_lesson (id, collaboration_id) on delete cascade,
	foreign key (collaboration_id, person_id) references partner (collaboration_id, person_id),
	check ((who = 'person') = (person_id is not null))
);

-- What partners say to a question, each time as a row of its own: how they thought earlier stays to be read.
create table pedagogy_answer (
	collaboration_id uuid not null references collaboration,
	question text not null check (length(question) between 1 and 60),
	-- Of the collaboration: what was saved together has one number.
	number integer not null check (number > 0),
	choice text not null default '' check (length(choice) <= 40),
	words text not null default '' check (length(words) <= 4000),
	author_id uuid not null references person,
	at timestamptz not null,
	primary key (collaboration_id, question, number)
);

-- A file that is kept outside the database, encrypted with a key that is nowhere else.
create table stored_file (
	id uuid primary key,
	secret text not null check (length(secret) <= 100),
	media_type text not null check (length(media_type) <= 100),
	bytes integer not null check (bytes > 0),
	name text not null check (length(name) between 1 and 200),
	added_by uuid not null references person,
	added_at timestamptz not null,
	-- Its record is gone; the bytes are taken away next.
	removed_at timestamptz
);
create index stored_file_removed on stored_file (removed_at) where removed_at is not null;

create table evidence (
	id uuid primary key,
	school_id uuid not null references school,
	author_id uuid not null references person,
	kind text not null check (kind in ('link', 'file', 'photograph')),
	title text not null check (length(btrim(title)) between 1 and 200),
	about text not null default '' check (length(about) <= 2000),
	url text check (length(url) <= 2000),
	file_id uuid unique references stored_file,
	-- Whether students can be recognised in it: then who agreed to what, and until when it may be used.
	students boolean not null,
	consent text not null default '' check (length(consent) <= 1000),
	use_until date,
	added_at timestamptz not null,
	version integer not null default 1,
	check ((kind = 'link') = (url is not null)),
	check ((kind = 'link') = (file_id is null)),
	check (not students or (use_until is not null and length(btrim(consent)) > 0))
);
create index evidence_ending on evidence (use_until) where use_until is not null;

-- A teacher's goal, and what they write on their way to it.
create table goal (
	id uuid primary key,
	school_id uuid not null references school,
	teacher_id uuid not null references person,
	words text not null check (length(btrim(words)) between 1 and 1000),
	-- How they will know.
	sign text not null default '' check (length(sign) <= 1000),
	wanted_by date,
	created_at timestamptz not null,
	settled_at timestamptz,
	settled_as text check (settled_as in ('reached', 'let-go')),
	version integer not null default 1,
	check ((settled_at is null) = (settled_as is null))
);
create index goal_of on goal (teacher_id, created_at);
create table goal_entry (
	id uuid primary key,
	goal_id uuid not null references goal,
	on_day date not null,
	met boolean not null,
	modelled boolean not null,
	resources boolean not null,
	reflected boolean not null,
	words text not null default '' check (length(words) <= 4000),
	written_at timestamptz not null,
	version integer not null default 1,
	check (met or modelled or resources or reflected or length(btrim(words)) > 0)
);
create index goal_entry_of on goal_entry (goal_id, on_day desc, id desc);
-- Shared with a facilitator whom the teacher names, and taken back.
create table goal_share (
	goal_id uuid not null references goal,
	person_id uuid not null references person,
	shared_at timestamptz not null,
	taken_back_at timestamptz,
	primary key (goal_id, person_id)
);
create index goal_share_with on goal_share (person_id) where taken_back_at is null;

-- Where evidence is used. Each use is read by those who read what it hangs on; with the evidence all of them go.
create table evidence_use (
	id uuid primary key,
	evidence_id uuid not null references evidence on delete cascade,
	place text not null check (place in ('plan', 'visit', 'goal')),
	collaboration_id uuid references collaboration,
	lesson_id uuid references plan_lesson on delete set null,
	visit_id uuid references visit,
	goal_entry_id uuid references goal_entry,
	added_by uuid not null references person,
	added_at timestamptz not null,
	check (case place
		when 'plan' then collaboration_id is not null and visit_id is null and goal_entry_id is null
		when 'visit' then collaboration_id is not null and visit_id is not null and goal_entry_id is null and lesson_id is null
		else goal_entry_id is not null and collaboration_id is null and visit_id is null and lesson_id is null end),
	unique nulls not distinct (evidence_id, collaboration_id, visit_id, goal_entry_id)
);
create index evidence_use_of_collaboration on evidence_use (collaboration_id, added_at desc) where collaboration_id is not null;
create index evidence_use_of_visit on evidence_use (visit_id) where visit_id is not null;
create index evidence_use_of_goal on evidence_use (goal_entry_id) where goal_entry_id is not null;

-- The kinds of records are named where they are written.
alter table access_record drop constraint access_record_record_kind_check;
alter table access_record add constraint access_record_record_kind_check check (record_kind ~ '^[a-z-]{1,40}$');

insert into retention (kind, class, months) values
	('plan', 'partnership', 24), ('plan_assessment', 'partnership', 24), ('plan_lesson', 'partnership', 24),
	('plan_part', 'partnership', 24), ('pedagogy_answer', 'partnership', 24),
	('evidence', 'partnership', 12), ('evidence_use', 'partnership', 12), ('stored_file', 'partnership', 12),
	('goal', 'partnership', 12), ('goal_entry', 'partnership', 12), ('goal_share', 'partnership', 12);
