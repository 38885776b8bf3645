-- Bookable people: who lets their hours be booked, when, within which limits; the bookings, each of which is a visit; who waits
-- for time to come free; and the days on which somebody is away.

create table bookable (
	id uuid primary key,
	school_id uuid not null references school,
	person_id uuid not null references person,
	-- Closed: nobody books, and what was booked stays.
	open boolean not null default true,
	per_day smallint check (per_day between 1 and 20),
	per_week smallint check (per_week between 1 and 60),
	-- So many hours ahead at the latest, so many days ahead at the earliest.
	notice_hours smallint not null default 24 check (notice_hours between 0 and 336),
	ahead_days smallint not null default 28 check (ahead_days between 1 and 180),
	-- Between one thing and the next.
	buffer_minutes smallint not null default 0 check (buffer_minutes between 0 and 120),
	purposes text[] not null default '{class,small-group,training}' check (array_ndims(purposes) = 1
		and cardinality(purposes) between 1 and 3 and purposes <@ '{class,small-group,training}'),
	version integer not null default 1,
	unique (person_id, school_id)
);
create index bookable_of_school on bookable (school_id);

-- An hour that is offered again and again: a period or a clock time, on a day of the cycle or of the week. Local, so that it
-- stays the same hour when the clocks change.
create table offered_hour (
	id uuid primary key,
	bookable_id uuid not null references bookable,
	school_id uuid not null references school,
	period_id uuid,
	starts_at time(0),
	ends_at time(0) check (ends_at > starts_at),
	-- Clock hours may be booked in pieces of so many minutes.
	piece_minutes smallint check (piece_minutes between 10 and 480),
	cycle_day smallint check (cycle_day between 1 and 20),
	-- ISO: Monday is 1.
	weekday smallint check (weekday between 1 and 7),
	place text not null default '' check (length(place) <= 200),
	remote boolean not null default false,
	check ((cycle_day is null) <> (weekday is null)),
	check (case when period_id is null then starts_at is not null and ends_at is not null
		else starts_at is null and ends_at is null and piece_minutes is null end),
	unique nulls not distinct (bookable_id, period_id, starts_at, cycle_day, weekday),
	foreign key (period_id, school_id) references period (id, school_id) on delete cascade
);
create index offered_hour_by_period on offered_hour (period_id) where period_id is not null;

-- Whole days on which somebody is away, in every school of theirs. Why is nobody's matter.
create table away (
	id uuid primary key,
	person_id uuid not null references person,
	starts_on date not null,
	ends_on date not null check (ends_on > starts_on and ends_on <= starts_on + 400),
	made_at timestamptz not null,
	exclude using gist (person_id with =, daterange(starts_on, ends_on) with &&)
);

create table booking (
	id uuid primary key,
	school_id uuid not null references school,
	person_id uuid not null references person,
	booked_by uuid not null references person check (booked_by <> person_id),
	-- Made where the form was shown: a booking sent twice is one booking.
	entry_id uuid not null,
	-- The booking is this visit; both are written in one transaction.
	visit_id uuid not null unique references visit deferrable initially deferred,
	purpose text not null check (purpose in ('class', 'small-group', 'training')),
	-- Which class, unit or matter, in the words of who books.
	about text not null default '' check (length(about) <= 200),
	students smallint check (students between 0 and 2000),
	-- The school's own day, by which limits are counted.
	on_day date not null,
	starts_at timestamptz not null,
	ends_at timestamptz not null check (ends_at > starts_at and ends_at <= starts_at + interval '1 day'),
	-- With the buffer that was asked for when it was booked.
	free_again_at timestamptz not null check (free_again_at >= ends_at and free_again_at <= ends_at + interval '2 hours'),
	booked_at timestamptz not null,
	cancelled_at timestamptz,
	version integer not null default 1,
	unique (booked_by, entry_id),
	-- Nobody is booked twice at once, in whichever school.
	constraint booking_never_double
		exclude using gist (person_id with =, tstzrange(starts_at, free_again_at) with &&) where (cancelled_at is null)
);
create index booking_of on booking (person_id, on_day);
create index booking_by on booking (booked_by, starts_at);
create index booking_of_school on booking (school_id);

-- What became of a booking, with a word from one side to the other.
create table booking_change (
	id uuid primary key,
	booking_id uuid not null references booking,
	changed_by uuid not null references person,
	change text not null check (change in ('moved', 'cancelled')),
	was_at timestamptz not null,
	word text not null default '' check (length(word) <= 500),
	at timestamptz not null
);
create index booking_change_of on booking_change (booking_id, at);
create index booking_change_by on booking_change (changed_by);

-- Somebody who asks to be told when time comes free.
create table booking_wait (
	id uuid primary key,
	school_id uuid not null references school,
	person_id uuid not null references person,
	waiter_id uuid not null references person check (waiter_id <> person_id),
	starts_on date not null,
	ends_on date not null check (ends_on > starts_on and ends_on <= starts_on + 62),
	asked_at timestamptz not null,
	ended_at timestamptz
);
create unique index booking_wait_once on booking_wait (waiter_id, person_id, starts_on, ends_on) where ended_at is null;
create index booking_wait_for on booking_wait (person_id, starts_on) where ended_at is null;
create index booking_wait_of_school on booking_wait (school_id);

insert into retention (kind, class, months) values
	('bookable', 'programme', 12), ('offered_hour', 'programme', 12), ('away', 'account', 12),
	('booking', 'partnership', 12), ('booking_change', 'partnership', 12), ('booking_wait', 'partnership', 1);
