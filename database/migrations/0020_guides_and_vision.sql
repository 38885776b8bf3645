-- What a school makes its own: its guides, its bank of questions and its vision; and whom a facilitator puts off visiting.

-- A guide as a school changed it: each save is a whole new edition. Edition 1 is Tandem's own and has no row; what changes
-- nothing of a prompt leaves its words to the messages, in every language.
create table guide_edition (
	id uuid primary key,
	school_id uuid not null references school,
	kind text not null check (kind in ('modelling', 'side-by-side', 'co-teaching')),
	number integer not null check (number > 1),
	-- What changed and why, for whoever reads the editions later.
	remark text not null default '' check (length(remark) <= 500),
	written_by uuid not null references person,
	written_at timestamptz not null,
	unique (school_id, kind, number)
);
create index guide_edition_by_written_by on guide_edition (written_by);
create table guide_prompt (
	edition_id uuid not null references guide_edition,
	-- Stands in the answers: a prompt keeps its key through every edition.
	key text not null check (length(key) between 1 and 80),
	phase text not null check (phase in ('before', 'class', 'after')),
	first text not null check (first in ('facilitator', 'teacher', 'either')),
	-- Null: the sentence of the messages.
	words text check (length(btrim(words)) between 1 and 300),
	hint text check (length(hint) <= 500),
	position integer not null,
	primary key (edition_id, key)
);

-- Open questions to ask rather than tell. One of Tandem's own has a key, and a row only once a school has stopped using it.
create table open_question (
	id uuid primary key,
	school_id uuid not null references school,
	author_id uuid not null references person,
	purpose text not null check (purpose in ('begin', 'students', 'evidence', 'other-ways', 'go-on')),
	key text check (length(key) <= 60),
	words text check (length(btrim(words)) between 1 and 300),
	written_at timestamptz not null,
	retired_at timestamptz,
	version integer not null default 1,
	check ((key is null) <> (words is null))
);
create unique index open_question_of_key on open_question (school_id, key) where key is not null;
create unique index open_question_of_words on open_question (school_id, purpose, lower(words))
	where words is not null and retired_at is null;
create index open_question_by_author_id on open_question (author_id);

-- What a school hopes to see in a teacher's practice, and what would show it.
create table vision_statement (
	id uuid primary key,
	school_id uuid not null references school,
	words text not null check (length(btrim(words)) between 1 and 500),
	shown_by text not null default '' check (length(shown_by) <= 1000),
	written_by uuid not null references person,
	written_at timestamptz not null,
	retired_at timestamptz,
	version integer not null default 1
);
create index vision_statement_of_school on vision_statement (school_id, written_at);
create index vision_statement_by_written_by on vision_statement (written_by);

-- A look-for of the school may show a statement of its vision.
alter table look_for add column statement_id uuid references vision_statement;
create index look_for_by_statement on look_for (statement_id) where statement_id is not null;
create unique index look_for_of_school_words on look_for (school_id, lower(words))
	where author_id is null and words is not null and retired_at is null;

-- Whom a facilitator puts off visiting until a day, and why: theirs alone.
create table put_off (
	id uuid primary key,
	school_id uuid not null references school,
	author_id uuid not null references person,
	teacher_id uuid not null references person,
	collaboration_id uuid references collaboration,
	-- Suggested again from this school day on.
	until date not null,
	reason text not null check (length(btrim(reason)) between 1 and 500),
	made_at timestamptz not null,
	taken_back_at timestamptz
);
create index put_off_of_author on put_off (author_id, until) where taken_back_at is null;
create index put_off_by_teacher_id on put_off (teacher_id);
create index put_off_by_collaboration_id on put_off (collaboration_id);

insert into retention (kind, class, months) values
	('guide_edition', 'programme', null), ('guide_prompt', 'programme', null), ('open_question', 'programme', null),
	('vision_statement', 'programme', null), ('put_off', 'private', 12);
