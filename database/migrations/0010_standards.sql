-- Standards: frameworks published by others or by the school, as CASE packages bring them. Nobody's own words stand in them.
-- `record` is what a package said, whole, as JSON text with its keys in order: what is compared, and what an export gives back.

create table framework (
	id uuid primary key,
	-- CASE's own, in lower case: the same package again changes this framework, and makes no second one.
	identifier text not null unique check (length(identifier) between 1 and 255),
	title text not null check (length(title) between 1 and 1000),
	creator text not null default '' check (length(creator) <= 1000),
	publisher text not null default '' check (length(publisher) <= 1000),
	description text not null default '' check (length(description) <= 8000),
	notes text not null default '' check (length(notes) <= 8000),
	source_url text not null default '' check (length(source_url) <= 2000),
	edition text not null default '' check (length(edition) <= 200),
	adoption text not null default '' check (length(adoption) <= 200),
	language text not null default '' check (length(language) <= 35),
	license_title text not null default '' check (length(license_title) <= 1000),
	license_url text not null default '' check (length(license_url) <= 2000),
	license_text text not null default '' check (length(license_text) <= 8000),
	case_version text not null check (case_version in ('1.0', '1.1')),
	-- How many standards it has, those withdrawn left out.
	standards integer not null default 0 check (standards >= 0),
	package_hash text not null,
	record text not null check (length(record) <= 300000),
	imported_at timestamptz not null,
	imported_by uuid references person,
	version integer not null default 1
);

create table standard (
	id uuid primary key,
	framework_id uuid not null references framework,
	identifier text not null check (length(identifier) between 1 and 255),
	position integer not null,
	-- How people name it, such as 6.1.
	code text not null default '' check (length(code) <= 200),
	title text not null default '' check (length(title) <= 1000),
	statement text not null check (length(statement) between 1 and 8000),
	kind text not null default '' check (length(kind) <= 200),
	levels text not null default '' check (length(levels) <= 500),
	notes text not null default '' check (length(notes) <= 8000),
	-- The words of code, title and statement, each once, without accents, case and width: what searching compares.
	words text[] not null check (cardinality(words) <= 400),
	record text not null check (length(record) <= 300000),
	-- No longer in its framework's newest package. Kept, because somebody may have named it.
	withdrawn_at timestamptz,
	unique (framework_id, identifier)
);
create index standard_of_framework on standard (framework_id, position);
create index standard_by_word on standard using gin (words);
-- Every word of a framework once: a slip of the finger is put right here, among thousands, and not in every statement.
create table standard_word (
	framework_id uuid not null references framework,
	word text not null check (length(word) between 1 and 400),
	primary key (framework_id, word)
);
create index standard_word_alike on standard_word using gin (word gin_trgm_ops);

-- Every association of a package, whatever its kind, those that lead out of the package too.
create table standard_link (
	framework_id uuid not null references framework,
	position integer not null,
	kind text not null check (length(kind) between 1 and 200),
	origin text not null check (length(origin) <= 2000),
	destination text not null check (length(destination) <= 2000),
	destination_title text not null default '' check (length(destination_title) <= 1000),
	record text not null check (length(record) <= 300000),
	primary key (framework_id, position)
);
create index standard_link_from on standard_link (framework_id, origin);

-- Where a standard stands in the tree: beneath which other, or at the top. It may stand in several places.
create table standard_place (
	framework_id uuid not null references framework,
	above_id uuid references standard,
	standard_id uuid not null references standard,
	rank integer not null,
	unique nulls not distinct (framework_id, above_id, rank)
);
create index standard_place_of on standard_place (standard_id, above_id);
create index standard_place_beneath on standard_place (above_id) where above_id is not null;

-- What else a package holds: item types, subjects, concepts, licences, groupings, rubrics, extensions.
create table framework_part (
	framework_id uuid not null references framework,
	kind text not null check (length(kind) between 1 and 60),
	position integer not null,
	record text not null check (length(record) <= 300000),
	primary key (framework_id, kind, position)
);

-- A school uses a framework, for content, for technology or for both.
create table framework_use (
	school_id uuid not null references school,
	framework_id uuid not null references framework,
	content boolean not null,
	technology boolean not null,
	chosen_by uuid references person,
	chosen_at timestamptz not null,
	primary key (school_id, framework_id),
	check (content or technology)
);

create table collaboration_standard (
	collaboration_id uuid not null references collaboration,
	purpose text not null check (purpose in ('content', 'technology')),
	standard_id uuid not null references standard,
	primary key (collaboration_id, purpose, standard_id)
);
create index collaboration_standard_of on collaboration_standard (standard_id);

-- A package that was read, to be looked at before it is applied.
create table framework_import (
	id uuid primary key,
	made_at timestamptz not null,
	made_by uuid references person,
	file_name text not null check (length(file_name) <= 300),
	-- Preparing: its rows are still being written; nothing can be done with it yet.
	state text not null check (state in ('preparing', 'previewed', 'accepted', 'discarded')),
	framework_id uuid not null,
	-- The version of the framework that it was compared with; 0 when there was none.
	compared_with integer not null,
	title text not null check (length(title) between 1 and 1000),
	case_version text not null check (case_version in ('1.0', '1.1')),
	package_hash text not null,
	record text not null check (length(record) <= 300000),
	standards_new integer not null default 0,
	standards_changed integer not null default 0,
	standards_gone integer not null default 0,
	standards_same integer not null default 0,
	links integer not null default 0,
	links_outside integer not null default 0,
	parts integer not null default 0,
	accepted_at timestamptz,
	accepted_by uuid references person
);
-- What accepting writes, a row a thing: exactly this is applied, nothing is read from the file again.
create table framework_import_row (
	import_id uuid not null references framework_import,
	subject text not null check (subject in ('standard', 'link', 'place', 'part')),
	position integer not null,
	change text check (change in ('new', 'changed', 'same')),
	standard_id uuid,
	above_id uuid,
	rank integer,
	identifier text,
	kind text,
	code text,
	title text,
	statement text,
	levels text,
	notes text,
	words text[],
	origin text,
	destination text,
	record text,
	primary key (import_id, subject, position)
);

insert into retention (kind, class, months) values
	('framework', 'programme', null), ('standard', 'programme', null), ('standard_word', 'programme', null), ('standard_link', 'programme', null),
	('standard_place', 'programme', null), ('framework_part', 'programme', null), ('framework_use', 'programme', null),
	('framework_import', 'passing', 12), ('framework_import_row', 'passing', 12),
	('collaboration_standard', 'partnership', 24);
