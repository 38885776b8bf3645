-- What families and students see of a unit: published by its team, opened by a short link without an account.

create table unit_page (
	unit_id uuid primary key references unit on delete cascade,
	school_id uuid not null references school,
	-- Thirteen random letters and digits, 65 bits: nobody finds one by trying.
	code text not null unique check (code ~ '^[a-z2-7]{13}$'),
	-- Who has the link, or anyone: then search engines may list it.
	audience text not null check (audience in ('families', 'anyone')),
	published_by uuid not null references person,
	published_at timestamptz not null,
	taken_back_at timestamptz,
	version integer not null default 1
);
create index unit_page_by on unit_page (published_by);
create index unit_page_of_school on unit_page (school_id);

-- As families read it, in each language it is written in.
create table unit_page_words (
	unit_id uuid not null references unit_page on delete cascade,
	language text not null check (length(language) between 2 and 8),
	position smallint not null,
	title text not null check (length(title) between 1 and 200),
	words text not null default '' check (length(words) <= 2000),
	primary key (unit_id, language)
);

-- Teachers whose name is on it, each by their own word.
create table unit_page_name (
	unit_id uuid not null references unit_page on delete cascade,
	person_id uuid not null references person,
	primary key (unit_id, person_id)
);
create index unit_page_name_of on unit_page_name (person_id);

insert into retention (kind, class, months) values
	('unit_page', 'programme', null), ('unit_page_words', 'programme', null), ('unit_page_name', 'programme', null);
