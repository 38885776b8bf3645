-- Units: what a team teaches in a period, and the part technology plays in it. What is taught is about nobody: the staff of a
-- school read it.

create table unit (
	id uuid primary key,
	school_id uuid not null references school,
	team_id uuid not null references team,
	title text not null check (length(title) between 1 and 200),
	central_idea text not null default '' check (length(central_idea) <= 1000),
	aim text not null default '' check (length(aim) <= 4000),
	starts_on date not null,
	ends_on date not null check (ends_on > starts_on and ends_on <= starts_on + 400),
	-- Technology's part, a line each.
	tuning_in text not null default '' check (length(tuning_in) <= 1000),
	investigation text not null default '' check (length(investigation) <= 1000),
	communication text not null default '' check (length(communication) <= 1000),
	creation text not null default '' check (length(creation) <= 1000),
	assessment text not null default '' check (length(assessment) <= 1000),
	made_by uuid not null references person,
	made_at timestamptz not null,
	-- The unit of another year that it was carried from.
	carried_from uuid references unit on delete set null,
	put_away_at timestamptz,
	version integer not null default 1,
	unique (id, school_id)
);
create index unit_of_team on unit (team_id, starts_on);
create index unit_of_school on unit (school_id, starts_on);
create index unit_by_maker on unit (made_by);
create index unit_carried on unit (carried_from) where carried_from is not null;

create table unit_standard (
	unit_id uuid not null references unit on delete cascade,
	purpose text not null check (purpose in ('content', 'technology')),
	standard_id uuid not null references standard,
	primary key (unit_id, purpose, standard_id)
);
create index unit_standard_of on unit_standard (standard_id);

-- The unit that a collaboration belongs to.
create table unit_collaboration (
	collaboration_id uuid primary key references collaboration,
	unit_id uuid not null references unit on delete cascade,
	placed_by uuid not null references person,
	placed_at timestamptz not null
);
create index unit_collaboration_of on unit_collaboration (unit_id);
create index unit_collaboration_by on unit_collaboration (placed_by);

insert into retention (kind, class, months) values
	('unit', 'programme', null), ('unit_standard', 'programme', null), ('unit_collaboration', 'partnership', 24);
