-- Virtual learning spaces: a place on the web that a teacher opens for learners, with what has to be done before and at its end.

-- What the checklists of a school's spaces begin with. Without a row: all three, required.
create table space_template (
	school_id uuid primary key references school,
	tools text not null check (tools in ('must', 'may', 'none')),
	accounts text not null check (accounts in ('must', 'may', 'none')),
	slips text not null check (slips in ('must', 'may', 'none')),
	must text[] not null default '{}' check (cardinality(must) <= 12),
	may text[] not null default '{}' check (cardinality(may) <= 12),
	set_by uuid not null references person,
	set_at timestamptz not null,
	version integer not null default 1
);
create index space_template_set_by on space_template (set_by);

create table learning_space (
	id uuid primary key,
	school_id uuid not null references school,
	owner_id uuid not null references person,
	name text not null check (length(btrim(name)) between 1 and 200),
	-- What learners do in it.
	purpose text not null default '' check (length(purpose) <= 1000),
	address text not null default '' check (length(address) <= 500),
	tool_id uuid,
	class_id uuid references class,
	unit_id uuid references unit,
	-- A facilitator whom the owner named.
	helper_id uuid references person,
	-- Whether the help desk prepares it with them.
	with_desk boolean not null default false,
	-- For whom it is, as the teacher set it.
	audience text check (audience in ('class', 'team', 'school', 'families', 'anyone')),
	state text not null default 'preparing' check (state in ('preparing', 'open', 'closed')),
	opened_on date,
	closes_on date,
	closed_on date,
	-- What happens to the accounts at its end.
	accounts text check (accounts in ('none', 'deleted', 'kept', 'handed-over')),
	accounts_until date,
	accounts_words text not null default '' check (length(accounts_words) <= 500),
	made_at timestamptz not null,
	version integer not null default 1,
	foreign key (tool_id, school_id) references tool (id, school_id),
	check (helper_id <> owner_id),
	constraint space_open_for_somebody check (state <> 'open' or audience is not null and opened_on is not null),
	constraint space_closed_wholly check ((state = 'closed') = (closed_on is not null) and (state = 'closed') = (accounts is not null)),
	constraint space_accounts_said check (case accounts when 'kept' then accounts_until is not null
		when 'handed-over' then length(btrim(accounts_words)) > 0 else true end)
);
create index learning_space_of_owner on learning_space (owner_id, made_at);
create index learning_space_of_helper on learning_space (helper_id) where helper_id is not null;
create index learning_space_of_school on learning_space (school_id, state, made_at);
create index learning_space_with on learning_space (tool_id) where tool_id is not null;
create index learning_space_for_class on learning_space (class_id) where class_id is not null;
create index learning_space_in_unit on learning_space (unit_id) where unit_id is not null;

create table space_step (
	id uuid primary key,
	space_id uuid not null references learning_space,
	position smallint not null check (position between 0 and 30),
	kind text not null check (kind in ('tools', 'accounts', 'slips', 'other')),
	words text not null default '' check (length(words) <= 300),
	required boolean not null,
	-- On which device the tools were tested.
	device text not null default '' check (length(device) <= 200),
	-- Accounts made, permission slips that are back: how many of how many. Students are counted, never stored.
	counted smallint check (counted between 0 and 5000),
	of_all smallint check (of_all between 1 and 5000),
	done_on date,
	done_by uuid references person,
	check (kind <> 'other' or length(btrim(words)) > 0),
	check (counted <= of_all),
	check ((done_on is null) = (done_by is null)),
	constraint space_step_done_wholly check (done_on is null or case kind when 'tools' then length(btrim(device)) > 0
		when 'other' then true else counted is not null and of_all is not null and counted = of_all end)
);
create unique index space_step_of on space_step (space_id, position);
create index space_step_by on space_step (done_by) where done_by is not null;

insert into retention (kind, class, months) values
	('space_template', 'programme', null), ('learning_space', 'partnership', 24), ('space_step', 'partnership', 24);
