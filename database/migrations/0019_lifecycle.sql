-- What a collaboration goes through besides its stages: a thread, handing over, what came of it; what its agreement is made of
-- in the school's own words; the summary after a visit; and what teachers offer to help with.

-- What came of a collaboration, as each partner says it.
create table outcome (
	collaboration_id uuid not null references collaboration,
	author_id uuid not null references person,
	words text not null check (length(btrim(words)) between 1 and 4000),
	written_at timestamptz not null,
	version integer not null default 1,
	primary key (collaboration_id, author_id)
);

-- A practice or tool somebody is ready to help with, for how many at once, and who may know. What it grew out of stays unsaid.
create table mentor_offer (
	id uuid primary key,
	school_id uuid not null references school,
	person_id uuid not null references person,
	practice text not null check (length(btrim(practice)) between 1 and 200),
	at_once integer not null check (at_once between 1 and 20),
	audience text not null check (audience in ('self', 'team', 'school')),
	since date not null,
	offered_at timestamptz not null,
	withdrawn_at timestamptz,
	version integer not null default 1
);
create index mentor_offer_of on mentor_offer (person_id);
create index mentor_offer_in on mentor_offer (school_id, audience) where withdrawn_at is null;

-- A facilitator proposes who goes on in their place. The teachers say yes first, then the one who is proposed.
create table handover (
	id uuid primary key,
	collaboration_id uuid not null references collaboration,
	from_person uuid not null references person,
	to_person uuid not null references person,
	reason text not null default '' check (length(reason) <= 1000),
	proposed_at timestamptz not null,
	settled_at timestamptz,
	settled_as text check (settled_as in ('agreed', 'declined', 'withdrawn')),
	check (from_person <> to_person),
	check ((settled_at is null) = (settled_as is null))
);
create unique index handover_open on handover (collaboration_id) where settled_at is null;
create index handover_of on handover (collaboration_id, proposed_at desc);
create index handover_to on handover (to_person);
create table handover_acceptance (
	handover_id uuid not null references handover,
	person_id uuid not null references person,
	at timestamptz not null,
	-- The roles of the one proposed, as they stood on the screen that was accepted.
	shown_roles text not null default '' check (length(shown_roles) <= 4000),
	primary key (handover_id, person_id)
);

-- What partners say to each other. Withdrawn, its words are gone and its place stays.
create table thread_message (
	id uuid primary key,
	collaboration_id uuid not null references collaboration,
	author_id uuid not null references person,
	words text not null check (length(words) <= 4000),
	written_at timestamptz not null,
	withdrawn_at timestamptz,
	check ((withdrawn_at is null) = (length(btrim(words)) > 0))
);
create index thread_message_of on thread_message (collaboration_id, written_at desc, id desc);
-- Up to when each partner has read it: who has seen it, and what is new.
create table thread_reading (
	collaboration_id uuid not null references collaboration,
	person_id uuid not null references person,
	read_until timestamptz not null,
	primary key (collaboration_id, person_id)
);

-- What a school says differently from what agreements come with: other words, another holder, retired, or a line of its own.
create table school_line (
	id uuid primary key,
	school_id uuid not null references school,
	-- Of the catalogue, or the school's own.
	key text not null check (length(key) between 1 and 60),
	origin text not null check (origin in ('teacher', 'facilitator', 'both', 'norm')),
	-- Null: the catalogue's words.
	words text check (length(btrim(words)) between 1 and 500),
	at_full text not null check (at_full in ('teacher', 'facilitator', 'both')),
	at_partial text not null check (at_partial in ('teacher', 'facilitator', 'both')),
	at_coaching text not null check (at_coaching in ('teacher', 'facilitator', 'both')),
	at_mentoring text not null check (at_mentoring in ('teacher', 'facilitator', 'both')),
	retired_at timestamptz,
	added_at timestamptz not null,
	written_by uuid not null references person,
	written_at timestamptz not null,
	version integer not null default 1,
	unique (school_id, key)
);

-- After a visit: for one teacher, from who was there. A draft until approved; can be taken back.
create table visit_summary (
	id uuid primary key,
	school_id uuid not null references school,
	visit_id uuid not null references visit,
	collaboration_id uuid references collaboration,
	teacher_id uuid not null references person,
	author_id uuid not null references person,
	words text not null check (length(btrim(words)) between 1 and 8000),
	written_at timestamptz not null,
	approved_at timestamptz,
	taken_back_at timestamptz,
	version integer not null default 1,
	unique (visit_id, teacher_id, author_id)
);
create index visit_summary_for on visit_summary (teacher_id, approved_at desc) where taken_back_at is null;
create index visit_summary_by on visit_summary (author_id, visit_id);

insert into retention (kind, class, months) values
	('outcome', 'partnership', 24), ('mentor_offer', 'programme', 12), ('handover', 'partnership', 24),
	('handover_acceptance', 'partnership', 24), ('thread_message', 'partnership', 12), ('thread_reading', 'partnership', 12),
	('school_line', 'programme', null), ('visit_summary', 'partnership', 12);
