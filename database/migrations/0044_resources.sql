-- Resources: links, files and how-to sheets that somebody shows to their teams, their school, families or anyone.

create table resource (
	id uuid primary key,
	school_id uuid not null references school,
	owner_id uuid not null references person,
	kind text not null check (kind in ('link', 'file', 'sheet')),
	title text not null check (length(title) between 1 and 200),
	-- What it is for.
	about text not null default '' check (length(about) <= 2000),
	-- Of a how-to sheet, a line each.
	steps text not null default '' check (length(steps) <= 4000),
	url text check (length(url) between 1 and 2000),
	-- Of the address without what makes no difference: the same page is recognised by it.
	address_hash text check (length(address_hash) = 64),
	file_id uuid unique references stored_file,
	languages text[] not null default '{}' check (cardinality(languages) <= 10),
	grades text[] not null default '{}' check (cardinality(grades) <= 30),
	subjects text[] not null default '{}' check (cardinality(subjects) <= 10),
	audience text not null check (audience in ('team', 'school', 'families', 'anyone')),
	-- What it is found by: its words without accents and case, and its tags, each behind a sign that no word begins with.
	words text[] not null default '{}' check (cardinality(words) <= 600),
	made_at timestamptz not null,
	withdrawn_at timestamptz,
	version integer not null default 1,
	check (case kind when 'link' then url is not null and file_id is null when 'file' then file_id is not null and url is null
		else url is null and steps <> '' end),
	check ((url is null) = (address_hash is null))
);
create index resource_latest on resource (school_id, made_at desc, id desc) where withdrawn_at is null;
create index resource_of_owner on resource (owner_id, made_at desc, id desc);
create index resource_by_word on resource using gin (words) with (gin_pending_list_limit = 256) where withdrawn_at is null;
create index resource_by_address on resource (school_id, address_hash) where address_hash is not null;

-- Every word of a school's resources once: a slip of the finger is put right here, among thousands.
create table resource_word (
	school_id uuid not null references school,
	word text collate "C" not null check (length(word) between 1 and 400),
	primary key (school_id, word)
);
create index resource_word_alike on resource_word using gin (word gin_trgm_ops);

-- The units that a resource belongs to; carried to another year, it goes along.
create table resource_unit (
	resource_id uuid not null references resource on delete cascade,
	unit_id uuid not null references unit on delete cascade,
	placed_by uuid not null references person,
	placed_at timestamptz not null,
	primary key (unit_id, resource_id)
);
create index resource_unit_of on resource_unit (resource_id);
create index resource_unit_by on resource_unit (placed_by);

create table resource_tool (
	resource_id uuid not null references resource on delete cascade,
	tool_id uuid not null references tool on delete cascade,
	primary key (tool_id, resource_id)
);
create index resource_tool_of on resource_tool (resource_id);

create table resource_standard (
	resource_id uuid not null references resource on delete cascade,
	standard_id uuid not null references standard,
	primary key (standard_id, resource_id)
);
create index resource_standard_of on resource_standard (resource_id);

-- Whether a link still leads somewhere, as it was found when it was last asked.
create table link_check (
	resource_id uuid primary key references resource on delete cascade,
	owner_id uuid not null references person,
	host text not null check (length(host) between 1 and 300),
	due_at timestamptz not null,
	tried_at timestamptz,
	-- On how many different days in a row it did not answer, and on which one last.
	fails smallint not null default 0,
	failed_on date,
	-- Two days at least: it is shown to its owner.
	dead_since timestamptz,
	-- Where it has moved for good, for its owner to say.
	moved_to text check (length(moved_to) between 1 and 2000)
);
create index link_check_due on link_check (due_at);
create index link_check_of_owner on link_check (owner_id) where dead_since is not null or moved_to is not null;

insert into retention (kind, class, months) values
	('resource', 'programme', null), ('resource_word', 'programme', null), ('resource_unit', 'programme', null),
	('resource_tool', 'programme', null), ('resource_standard', 'programme', null), ('link_check', 'programme', null);
