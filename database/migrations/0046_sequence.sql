-- Digital citizenship and information fluency: a school's scope and sequence, grade by grade, and which class has had what.

create table topic (
	id uuid primary key,
	school_id uuid not null references school,
	strand text not null check (strand in ('citizenship', 'fluency')),
	grade text not null check (length(btrim(grade)) between 1 and 40),
	title text not null check (length(btrim(title)) between 1 and 300),
	words text not null default '' check (length(words) <= 2000),
	-- The month by whose end every class of the grade has had it; null: some time in the year.
	due_month smallint check (due_month between 1 and 12),
	-- The standard that it came from, or works towards.
	standard_id uuid references standard,
	made_by uuid not null references person,
	made_at timestamptz not null,
	put_away_at timestamptz,
	version integer not null default 1,
	unique (id, school_id)
);
create index topic_of_grade on topic (school_id, grade);
create index topic_by_maker on topic (made_by);
-- A framework that is brought again brings nothing twice.
create unique index topic_of_standard on topic (standard_id, school_id, grade) where standard_id is not null and put_away_at is null;

alter table class add unique (id, school_id);

-- When a class had a topic, or is going to. Of a lesson that is a visit, the visit says so.
create table topic_lesson (
	id uuid primary key,
	school_id uuid not null references school,
	topic_id uuid not null,
	class_id uuid not null,
	planned_on date,
	had_on date,
	made_by uuid not null references person,
	made_at timestamptz not null,
	check (num_nonnulls(planned_on, had_on) = 1),
	foreign key (topic_id, school_id) references topic (id, school_id),
	foreign key (class_id, school_id) references class (id, school_id) on delete cascade
);
create index topic_lesson_of on topic_lesson (topic_id);
create index topic_lesson_in on topic_lesson (class_id);
create index topic_lesson_by on topic_lesson (made_by);

-- The visit that a lesson is: read by who reads the visit.
create table lesson_visit (
	lesson_id uuid primary key references topic_lesson on delete cascade,
	visit_id uuid not null unique references visit on delete cascade
);

insert into retention (kind, class, months) values
	('topic', 'programme', null), ('topic_lesson', 'programme', 12), ('lesson_visit', 'partnership', 24);
