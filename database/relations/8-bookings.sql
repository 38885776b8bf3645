-- Who may be booked, when they are busy, and the rules that bookings and their visits keep.

-- Where one may let oneself be booked.
create or replace function my_bookable_schools() returns uuid[]
	language sql stable
	return my_roles_in('{facilitator,librarian,specialist}');

-- Where one may book somebody.
create or replace function my_booking_schools() returns uuid[]
	language sql stable
	return my_roles_in('{teacher,assistant,facilitator,librarian,specialist}');

-- Whether the reader may book somebody in a school: who lets themselves be booked there, and neither leads the school nor evaluates the reader.
create or replace function may_be_booked(person uuid, school uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return person <> me() and school = any ((select my_booking_schools())::uuid[])
		and exists (select from bookable b join person p on p.id = b.person_id
			where b.person_id = person and b.school_id = school and b.open and p.deactivated_at is null)
		and (has_role(person, school, 'facilitator') or has_role(person, school, 'librarian') or has_role(person, school, 'specialist'))
		and not has_role(person, school, 'leader')
		and not exists (select from evaluator e
			where e.evaluator_id = person and e.teacher_id = me() and holds_today(e.starts_on, e.ends_on));
end
$$;

-- Whether a visit of this key is still to be made: a booking never takes over another's.
create or replace function is_new_visit(visit uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return not exists (select from visit v where v.id = is_new_visit.visit);
end
$$;

-- Visits that the reader booked: they move and cancel them, as their authors do.
create or replace function my_booked_visits() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (select coalesce(array_agg(b.visit_id), '{}') from booking b where b.booked_by = me());
end
$$;

-- When somebody who may be booked in a school of the reader's is busy: that they are, and never with what or whom. One visit
-- may be left out: the one that is to be moved.
create or replace function busy_times(person uuid, since timestamptz, until timestamptz, zone text, but uuid)
	returns table (starts_at timestamptz, ends_at timestamptz)
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	if person is distinct from me() and not exists (
		select from bookable b where b.person_id = person and b.school_id = any ((select my_schools())::uuid[])) then
		return;
	end if;
	return query
		select b.starts_at, b.free_again_at from booking b
		where b.person_id = person and b.cancelled_at is null and b.visit_id is distinct from but
			and tstzrange(b.starts_at, b.free_again_at) && tstzrange(since, until)
		union all
		select v.starts_at, v.starts_at + make_interval(mins => v.minutes)
		from visit_person p join visit v on v.id = p.visit_id
		where p.person_id = person and v.state <> 'cancelled' and v.id is distinct from but
			and v.starts_at < until and v.starts_at > since - interval '1 day'
		union all
		select a.starts_on::timestamp at time zone zone, a.ends_on::timestamp at time zone zone from away a
		where a.person_id = person and a.ends_on::timestamp at time zone zone > since and a.starts_on::timestamp at time zone zone < until
		union all
		select o.starts_at, o.ends_at from busy_block o where o.person_id = person and o.starts_at < until and o.ends_at > since;
end
$$;

-- On which days those who facilitate in a school are away, for who facilitates there and plans its rotation: that they are, never why.
create or replace function facilitators_away(school uuid, since date, until date)
	returns table (person_id uuid, starts_on date, ends_on date)
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	if not facilitators_away.school = any ((select my_facilitated_schools())::uuid[]) then
		return;
	end if;
	return query
		select a.person_id, a.starts_on, a.ends_on from away a
		where a.ends_on > since and a.starts_on < until and has_role(a.person_id, facilitators_away.school, 'facilitator');
end
$$;

-- Days on which somebody takes no more bookings, by the limits they have set.
create or replace function full_days(bookable uuid, since date, until date, but uuid) returns date[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(d::date), '{}')
		from bookable o cross join generate_series(since::timestamp, until - interval '1 day', interval '1 day') d
		where o.id = full_days.bookable and o.school_id = any ((select my_schools())::uuid[])
			and (
				o.per_day <= (select count(*) from booking b where b.person_id = o.person_id and b.school_id = o.school_id
					and b.cancelled_at is null and b.on_day = d::date and b.visit_id is distinct from but)
				or o.per_week <= (select count(*) from booking b where b.person_id = o.person_id and b.school_id = o.school_id
					and b.cancelled_at is null and b.visit_id is distinct from but
					and b.on_day >= date_trunc('week', d)::date and b.on_day < date_trunc('week', d)::date + 7))
	);
end
$$;

-- Who asked to be told when this booking's time, which has come free, does: for the letters to them, and for no screen.
create or replace function waiting_for(booking uuid, day date) returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(w.waiter_id order by w.asked_at), '{}')
		from booking b join booking_wait w on w.person_id = b.person_id and w.school_id = b.school_id
		where b.id = waiting_for.booking and me() in (b.booked_by, b.person_id)
			and w.ended_at is null and w.waiter_id <> me() and day >= w.starts_on and day < w.ends_on
	);
end
$$;

-- Of those in a visit that the reader is in, who gets the letters that calendars take in about it: they need no other.
create or replace function told_by_calendar(visit uuid) returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(p.person_id), '{}')
		from visit_person p left join calendar_choice c on c.person_id = p.person_id
		where p.visit_id = told_by_calendar.visit
			and exists (select from visit_person o where o.visit_id = p.visit_id and o.person_id = me())
			and (coalesce(c.letters, 'others') = 'all' or coalesce(c.letters, 'others') = 'others' and not p.is_author)
	);
end
$$;

-- One booker of a person after the other, so that their limits hold however many come at once; and nobody is booked for when
-- they are known to be busy or away. That no two bookings meet is the table's own constraint.
create or replace function check_booking() returns trigger
	language plpgsql security definer set search_path = public, pg_temp as $$
declare
	limits bookable;
	zone text := (select s.zone from school s where s.id = new.school_id);
begin
	if new.cancelled_at is not null or tg_op = 'UPDATE' and old.starts_at = new.starts_at and old.ends_at = new.ends_at then
		return new;
	end if;
	perform pg_advisory_xact_lock(hashtextextended('booking ' || new.person_id, 0));
	select * into limits from bookable where person_id = new.person_id and school_id = new.school_id;
	if limits.per_day <= (select count(*) from booking b where b.person_id = new.person_id and b.school_id = new.school_id
			and b.cancelled_at is null and b.on_day = new.on_day and b.id <> new.id)
		or limits.per_week <= (select count(*) from booking b where b.person_id = new.person_id and b.school_id = new.school_id
			and b.cancelled_at is null and b.id <> new.id
			and b.on_day >= date_trunc('week', new.on_day::timestamp)::date
			and b.on_day < date_trunc('week', new.on_day::timestamp)::date + 7) then
		raise exception 'booking_full' using errcode = 'check_violation', constraint = 'booking_within_limits';
	end if;
	if exists (select from visit_person p join visit v on v.id = p.visit_id
			where p.person_id = new.person_id and v.state <> 'cancelled' and v.id <> new.visit_id
				and v.starts_at < new.ends_at and v.starts_at > new.starts_at - interval '1 day'
				and v.starts_at + make_interval(mins => v.minutes) > new.starts_at)
		or exists (select from away a where a.person_id = new.person_id
			and a.starts_on::timestamp at time zone zone < new.ends_at and a.ends_on::timestamp at time zone zone > new.starts_at)
		or exists (select from busy_block o where o.person_id = new.person_id and o.starts_at < new.ends_at and o.ends_at > new.starts_at) then
		raise exception 'booking_busy' using errcode = 'check_violation', constraint = 'booking_when_free';
	end if;
	return new;
end
$$;

-- A visit that was booked is moved and cancelled as a booking, so that the other side is told; that it took place is said of it as
-- of any other.
create or replace function keep_booked_visit() returns trigger
	language plpgsql security definer set search_path = public, pg_temp as $$
declare
	booked booking;
begin
	select * into booked from booking b where b.visit_id = new.id;
	if booked.id is null or new.state = 'done'
		or new.state = 'cancelled' and (booked.cancelled_at is not null or old.state = 'done')
		or new.state = 'planned' and booked.cancelled_at is null and new.starts_at = booked.starts_at
			and new.starts_at + make_interval(mins => new.minutes) = booked.ends_at then
		return new;
	end if;
	raise exception 'visit_is_booked' using errcode = 'check_violation', constraint = 'visit_keeps_booking';
end
$$;
