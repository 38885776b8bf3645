-- The school's calendar: when there is school, which day of the cycle a day is, and when the bells ring. The number of a day
-- is nowhere written: it is counted from where a cycle begins. A row of no division holds for the whole school.

create table term (
	id uuid primary key,
	school_id uuid not null references school,
	name text not null check (length(btrim(name)) between 1 and 60),
	starts_on date not null,
	ends_on date not null check (ends_on > starts_on and ends_on <= starts_on + 400),
	-- The entry of the calendar file that it came from: brought in again, it is the same one.
	source_uid text check (length(source_uid) between 1 and 255),
	version integer not null default 1,
	exclude using gist (school_id with =, daterange(starts_on, ends_on) with &&)
);
create unique index term_of_source on term (school_id, source_uid, starts_on) where source_uid is not null;

create table day_off (
	id uuid primary key,
	school_id uuid not null references school,
	division_id uuid references division,
	name text not null check (length(btrim(name)) between 1 and 120),
	starts_on date not null,
	ends_on date not null check (ends_on > starts_on and ends_on <= starts_on + 400),
	-- A closure was not planned.
	kind text not null check (kind in ('holiday', 'closure')),
	-- What becomes of its days of the cycle: they move on, or are left out. Null: as the cycle has it.
	effect text check (effect in ('push', 'drop')),
	source_uid text check (length(source_uid) between 1 and 255),
	version integer not null default 1
);
create index day_off_of on day_off (school_id, ends_on);
create index day_off_by_division on day_off (division_id) where division_id is not null;
create unique index day_off_of_source on day_off (school_id, source_uid, starts_on) where source_uid is not null;

create table bell_schedule (
	id uuid primary key,
	school_id uuid not null references school,
	division_id uuid references division,
	name text not null check (length(btrim(name)) between 1 and 60),
	-- Rings on every day for which no other is named.
	usual boolean not null default false,
	version integer not null default 1,
	unique nulls not distinct (school_id, division_id, name),
	unique (id, school_id)
);
create unique index bell_schedule_usual on bell_schedule (school_id, division_id) nulls not distinct where usual;
create index bell_schedule_by_division on bell_schedule (division_id) where division_id is not null;

create table bell_schedule_use (
	id uuid primary key,
	bell_schedule_id uuid not null,
	school_id uuid not null,
	division_id uuid references division,
	-- ISO: Monday is 1.
	weekday smallint check (weekday between 1 and 7),
	cycle_day smallint check (cycle_day between 1 and 20),
	check ((weekday is null) <> (cycle_day is null)),
	foreign key (bell_schedule_id, school_id) references bell_schedule (id, school_id) on delete cascade
);
create unique index bell_schedule_use_weekday on bell_schedule_use (school_id, division_id, weekday) nulls not distinct
	where weekday is not null;
create unique index bell_schedule_use_cycle_day on bell_schedule_use (school_id, division_id, cycle_day) nulls not distinct
	where cycle_day is not null;
create index bell_schedule_use_of on bell_schedule_use (bell_schedule_id);
create index bell_schedule_use_by_division on bell_schedule_use (division_id) where division_id is not null;

create table period (
	id uuid primary key,
	school_id uuid not null references school,
	division_id uuid references division,
	name text not null check (length(btrim(name)) between 1 and 40),
	position integer not null default 0,
	version integer not null default 1,
	unique nulls not distinct (school_id, division_id, name),
	unique (id, school_id)
);
create index period_by_division on period (division_id) where division_id is not null;

-- Clock times of the school.
create table period_time (
	bell_schedule_id uuid not null,
	period_id uuid not null,
	school_id uuid not null,
	starts_at time(0) not null,
	ends_at time(0) not null check (ends_at > starts_at),
	primary key (bell_schedule_id, period_id),
	foreign key (bell_schedule_id, school_id) references bell_schedule (id, school_id) on delete cascade,
	foreign key (period_id, school_id) references period (id, school_id) on delete cascade,
	exclude using gist (bell_schedule_id with =, tsrange(date '2000-01-01' + starts_at, date '2000-01-01' + ends_at) with &&)
);
create index period_time_by_period on period_time (period_id);

create table special_day (
	id uuid primary key,
	school_id uuid not null references school,
	division_id uuid references division,
	on_day date not null,
	name text not null check (length(btrim(name)) between 1 and 120),
	-- School closes early, at this time.
	ends_at time(0),
	bell_schedule_id uuid,
	source_uid text check (length(source_uid) between 1 and 255),
	version integer not null default 1,
	unique nulls not distinct (school_id, division_id, on_day),
	foreign key (bell_schedule_id, school_id) references bell_schedule (id, school_id)
);
create index special_day_by_division on special_day (division_id) where division_id is not null;
create index special_day_by_bell_schedule on special_day (bell_schedule_id) where bell_schedule_id is not null;
create unique index special_day_of_source on special_day (school_id, source_uid, on_day) where source_uid is not null;

-- Holds from its first day until a later one of the same division begins. Without a length, school is told by the week alone.
create table cycle (
	id uuid primary key,
	school_id uuid not null references school,
	division_id uuid references division,
	starts_on date not null,
	length smallint check (length between 2 and 20),
	-- The number of its first day.
	first_day smallint not null default 1 check (first_day between 1 and coalesce(length, 1)),
	-- Days off are counted, too: what fell on them is left out.
	through_days_off boolean not null default false,
	-- ISO: Monday is 1.
	weekdays smallint[] not null default '{1,2,3,4,5}'
		check (array_ndims(weekdays) = 1 and cardinality(weekdays) between 1 and 7 and weekdays <@ '{1,2,3,4,5,6,7}'),
	version integer not null default 1,
	unique nulls not distinct (school_id, division_id, starts_on)
);
create index cycle_by_division on cycle (division_id) where division_id is not null;

insert into retention (kind, class, months) values
	('term', 'programme', null), ('day_off', 'programme', null), ('special_day', 'programme', null),
	('cycle', 'programme', null), ('period', 'programme', null), ('period_time', 'programme', null),
	('bell_schedule', 'programme', null), ('bell_schedule_use', 'programme', null);
