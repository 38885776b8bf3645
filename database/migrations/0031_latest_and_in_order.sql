-- One's latest notes, for a search: a word that stands in all of them is found there.
create index note_latest on note (author_id, written_at desc);

-- What waits to be indexed is gone through by every search, several times: a quarter of it.
alter index note_by_word set (gin_pending_list_limit = 64);
alter index teaching_point_by_word set (gin_pending_list_limit = 64);
alter index next_step_by_word set (gin_pending_list_limit = 64);
alter index look_for_check_by_word set (gin_pending_list_limit = 64);

-- A vision stands in the order that the school gives it; what is new comes last.
alter table vision_statement add column position integer not null default 2147483647;

-- What a stage of the cycle looks like, shown where it is explained: a clip, a page, a story elsewhere, with whom to thank for it.
create table stage_example (
	id uuid primary key,
	school_id uuid not null references school,
	stage text not null check (stage in ('full', 'partial', 'coaching', 'mentoring')),
	title text not null check (length(btrim(title)) between 1 and 200),
	url text not null check (length(url) <= 2000 and url ~ '^https?://'),
	credit text not null default '' check (length(credit) <= 200),
	added_by uuid not null references person,
	added_at timestamptz not null,
	retired_at timestamptz
);
create index stage_example_of_school on stage_example (school_id, added_at);
create index stage_example_by_added_by on stage_example (added_by);

insert into retention (kind, class, months) values ('stage_example', 'programme', null);
