-- What somebody learnt at a conference or in a course, told to the facilitators and the help desk of their school; what should change with
-- it, and what became of that.

create table learnt_report (
	id uuid primary key,
	school_id uuid not null references school,
	author_id uuid not null references person,
	occasion text not null check (length(occasion) <= 200 and btrim(occasion) <> ''),
	learnt text not null check (length(learnt) <= 4000 and btrim(learnt) <> ''),
	tried text not null default '' check (length(tried) <= 4000),
	for_whom text not null default '' check (length(for_whom) <= 1000),
	written_at timestamptz not null,
	changed_at timestamptz not null,
	version integer not null default 1
);
create index learnt_report_of_school on learnt_report (school_id, written_at desc, id desc);
create index learnt_report_by on learnt_report (author_id);

create table learnt_change (
	id uuid primary key,
	report_id uuid not null references learnt_report on delete cascade,
	position smallint not null check (position between 1 and 100),
	words text not null check (length(words) <= 1000 and btrim(words) <> ''),
	state text not null default 'proposed' check (state in ('proposed', 'request', 'trial', 'done', 'let-go')),
	request_id uuid references request on delete set null,
	-- What came of it, or why it was let go.
	outcome text not null default '' check (length(outcome) <= 1000),
	changed_by uuid references person,
	changed_at timestamptz not null,
	version integer not null default 1,
	unique (report_id, position),
	check (state <> 'let-go' or outcome <> '')
);
create index learnt_change_request on learnt_change (request_id) where request_id is not null;
create index learnt_change_by on learnt_change (changed_by) where changed_by is not null;

insert into retention (kind, class, months) values ('learnt_report', 'partnership', 12), ('learnt_change', 'partnership', 12);
