-- Requests to have something set up, with what a technician needs to act; how long ahead the help desk has to know; and which of the
-- requests that facilitators settled were work of the help desk's.

-- How many characters words have that are no address: an address alone says nothing of what it is wanted for.
create function length_besides_links(words text) returns integer
	language sql immutable set search_path = pg_catalog, pg_temp as $$
	select coalesce(sum(length(word)), 0)::integer
	from unnest(string_to_array(translate(words, E'\n\r\t', '   '), ' ')) word
	where word not like '%://%' and lower(word) not like 'www.%'
$$;

create table set_up (
	request_id uuid primary key references request on delete cascade,
	school_id uuid not null references school,
	-- The part of the request with which it came to the help desk: whoever held it only before reads nothing of it.
	from_part smallint not null check (from_part between 1 and 200),
	made_by uuid not null references person,
	kind text not null check (kind in ('accounts', 'app', 'licence', 'access', 'device', 'other')),
	what text not null check (length(what) <= 1000 and length_besides_links(what) >= 3),
	why text not null check (length(why) <= 4000 and length_besides_links(why) >= 15),
	for_class text not null check (length(for_class) <= 200 and btrim(for_class) <> ''),
	needed_on date not null,
	-- Sooner than the help desk had said it could when it was asked.
	short_notice boolean not null,
	tool_id uuid references tool,
	address text not null default '' check (length(address) <= 2000),
	devices text not null default '' check (length(devices) <= 500),
	-- Counted, never named.
	device_count integer check (device_count between 1 and 10000),
	accounts integer check (accounts between 1 and 10000),
	licences integer check (licences between 1 and 10000),
	-- What of students goes to whoever runs it.
	data text not null check (data in ('nothing', 'aliases', 'names', 'work', 'unknown')),
	data_words text not null default '' check (length(data_words) <= 1000),
	-- Null: who asked tests it.
	tester_id uuid references person,
	test_by date,
	supporter text not null check (length(supporter) <= 300 and btrim(supporter) <> ''),
	made_at timestamptz not null,
	changed_at timestamptz not null,
	version integer not null default 1,
	check (case kind when 'accounts' then accounts is not null when 'licence' then licences is not null
		when 'app' then devices <> '' when 'device' then devices <> '' else true end)
);
create index set_up_by_day on set_up (school_id, needed_on, request_id);
create index set_up_made_by on set_up (made_by);
create index set_up_of_tool on set_up (tool_id) where tool_id is not null;
create index set_up_tester on set_up (tester_id) where tester_id is not null;

-- How many school days ahead the help desk has to know, by kind.
create table lead_time (
	school_id uuid primary key references school,
	accounts smallint not null check (accounts between 0 and 60),
	app smallint not null check (app between 0 and 60),
	licence smallint not null check (licence between 0 and 60),
	access smallint not null check (access between 0 and 60),
	device smallint not null check (device between 0 and 60),
	other smallint not null check (other between 0 and 60),
	set_by uuid not null references person,
	set_at timestamptz not null,
	version integer not null default 1
);
create index lead_time_set_by on lead_time (set_by);

alter table request_part drop constraint request_part_state_check;
alter table request_part add constraint request_part_state_check
	check (state in ('asked', 'taken-up', 'waiting', 'promised', 'testing', 'done', 'reopened'));
alter table request_message drop constraint request_message_change_check;
alter table request_message add constraint request_message_change_check
	check (change in ('asked', 'passed', 'taken-up', 'waiting', 'promised', 'testing', 'works', 'not-yet', 'set-up', 'corrected', 'done', 'reopened'));

-- What kind of the help desk's work it was that a facilitator did; null where it was none.
alter table request_time add column support_kind text
	check (support_kind in ('accounts', 'app', 'licence', 'access', 'device', 'repair', 'other'));

insert into retention (kind, class, months) values ('set_up', 'partnership', 12), ('lead_time', 'programme', null);
