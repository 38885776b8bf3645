-- Meetings of teams: who is invited, and who reads what was written in them.

-- Who is invited to the meetings of a rhythm today: the people of its team and its guests; but nobody who leads the school or
-- evaluates somebody of the team. For the rules alone, since it would tell who evaluates.
create or replace function is_invited_to(rhythm uuid, person uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (
		select from planning_rhythm r join person p on p.id = is_invited_to.person
		where r.id = rhythm and p.deactivated_at is null and is_of_school(p.id, r.school_id) and not has_role(p.id, r.school_id, 'leader')
			and (
				exists (select from planning_guest g where g.rhythm_id = r.id and g.person_id = p.id)
				or exists (select from team_member m
					where m.team_id = r.team_id and m.person_id = p.id and holds_today(m.starts_on, m.ends_on)))
			and not exists (
				select from evaluator e join team_member m on m.person_id = e.teacher_id
				where e.evaluator_id = p.id and m.team_id = r.team_id
					and holds_today(e.starts_on, e.ends_on) and holds_today(m.starts_on, m.ends_on)));
end
$$;

-- The rhythms to whose meetings the reader is invited today.
create or replace function my_rhythms() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(r.id), '{}')
		from planning_rhythm r
		where r.school_id = any ((select my_schools())::uuid[]) and is_invited_to(r.id, me())
	);
end
$$;

-- Adds who is invited today to those who read what is written in a meeting; only who is invited does.
create or replace function invite_to_meeting(meeting uuid) returns void
	language plpgsql security definer set search_path = public, pg_temp as $$
begin
	insert into meeting_person (meeting_id, person_id)
	select m.id, who.person_id
	from meeting m cross join lateral (
		select t.person_id from team_member t where t.team_id = m.team_id and holds_today(t.starts_on, t.ends_on)
		union select g.person_id from planning_guest g where g.rhythm_id = m.rhythm_id) who
	where m.id = invite_to_meeting.meeting and m.rhythm_id = any (my_rhythms()) and is_invited_to(m.rhythm_id, who.person_id)
	on conflict do nothing;
end
$$;

-- Who is invited to a meeting to which the reader is, too: to write to them, and shown to nobody, since it would tell who evaluates.
create or replace function invited_with_me(meeting uuid) returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select array_agg(who.person_id)
		from meeting m cross join lateral (
			select t.person_id from team_member t where t.team_id = m.team_id and holds_today(t.starts_on, t.ends_on)
			union select g.person_id from planning_guest g where g.rhythm_id = m.rhythm_id) who
		where m.id = invited_with_me.meeting and m.rhythm_id = any (my_rhythms()) and is_invited_to(m.rhythm_id, who.person_id)
	);
end
$$;

-- Who is invited when a meeting that nobody wrote in is kept: they were in it.
create or replace function invite_to_kept_meeting() returns trigger
	language plpgsql security definer set search_path = public, pg_temp as $$
begin
	insert into meeting_person (meeting_id, person_id)
	select new.id, who.person_id
	from (
		select t.person_id from team_member t where t.team_id = new.team_id and holds_today(t.starts_on, t.ends_on)
		union select g.person_id from planning_guest g where g.rhythm_id = new.rhythm_id) who
	where is_invited_to(new.rhythm_id, who.person_id)
	on conflict do nothing;
	return null;
end
$$;

-- Meetings of which the reader reads what was written: those they were invited to, unless they have come to lead or evaluate one
-- of those who were.
create or replace function my_meetings() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(m.id), '{}')
		from meeting_person p join meeting m on m.id = p.meeting_id
		where p.person_id = me() and m.school_id = any ((select my_schools())::uuid[])
			and (cardinality(people_ever_closed_to_me()) = 0 or not exists (
				select from meeting_person o
				where o.meeting_id = m.id and o.person_id = any (people_ever_closed_to_me()) and is_sealed(o.person_id, m.made_at)))
	);
end
$$;
