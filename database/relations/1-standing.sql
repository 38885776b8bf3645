-- The relations that policies are made of, each told once, in files that are applied one after another, by number. Applied as
-- tandem_definer, who passes row security and logs in as nobody. All are STABLE and return one value, so that a policy
-- written `= any ((select f())::uuid[])` computes it once.
--
-- Who stands where: the reader, their schools and roles, their colleagues. What the other relations are made of.

create or replace function me() returns uuid
	language sql stable
	return nullif(current_setting('tandem.person', true), '')::uuid;

-- Dated rows hold from starts_on up to, not including, ends_on: an end today is an end now.
create or replace function holds_today(starts_on date, ends_on date) returns boolean
	language sql stable
	return current_date >= starts_on and (ends_on is null or current_date < ends_on);

-- Found once, a relation is known until the transaction ends or writes to a table that it is made of (rules.sql): every
-- statement of a page asks for the same ones. What is known carries whom it is about, and how often was written since to the
-- tables of who stands where, and for relations made of visits and notes to theirs as well.
create or replace function standing_known() returns text
	language sql stable
	return current_setting('tandem.person', true) || '/' || coalesce(current_setting('tandem.standing_writes', true), '') || '/';

create or replace function visits_known() returns text
	language sql stable
	return standing_known() || coalesce(current_setting('tandem.visits_writes', true), '') || '/';

create or replace function recalled(relation text, stamp text) returns uuid[]
	language sql stable
	return case when starts_with(current_setting('tandem.known_' || relation, true), stamp)
		then substr(current_setting('tandem.known_' || relation, true), length(stamp) + 1)::uuid[] end;

create or replace function kept(relation text, stamp text, keys uuid[]) returns uuid[]
	language sql stable
	return substr(set_config('tandem.known_' || relation, stamp || keys::text, true), length(stamp) + 1)::uuid[];

-- In which schools somebody has one of these roles today. Relations that are asked of somebody are not SECURITY DEFINER: within other
-- relations they see everything, and asked by themselves what the one who asks may see.
create or replace function roles_of(reader uuid, wanted text[]) returns uuid[]
	language plpgsql stable set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(distinct r.school_id), '{}')
		from role_assignment r join person p on p.id = r.person_id
		where r.person_id = reader and p.deactivated_at is null and r.role = any (wanted)
			and holds_today(r.starts_on, r.ends_on)
	);
end
$$;

create or replace function my_roles_in(wanted text[]) returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return coalesce(recalled('my_roles_in_' || array_to_string(wanted, '_'), standing_known()),
		kept('my_roles_in_' || array_to_string(wanted, '_'), standing_known(), roles_of(me(), wanted)));
end
$$;

-- To which schools somebody belongs today.
create or replace function schools_of(reader uuid) returns uuid[]
	language plpgsql stable set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(distinct m.school_id), '{}')
		from membership m join person p on p.id = m.person_id
		where m.person_id = reader and p.deactivated_at is null and holds_today(m.starts_on, m.ends_on)
	);
end
$$;

create or replace function my_schools() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return coalesce(recalled('my_schools', standing_known()), kept('my_schools', standing_known(), schools_of(me())));
end
$$;

create or replace function my_led_schools() returns uuid[]
	language sql stable
	return my_roles_in('{leader}');

create or replace function my_facilitated_schools() returns uuid[]
	language sql stable
	return my_roles_in('{facilitator}');

-- Where one may record visits with others: those who coach or are booked, and teachers for peer visits.
create or replace function my_visiting_schools() returns uuid[]
	language sql stable
	return my_roles_in('{facilitator,librarian,specialist,teacher}');

-- Where one may say which frameworks of standards the school uses, and what it hopes to see.
create or replace function my_choosing_schools() returns uuid[]
	language sql stable
	return my_roles_in('{facilitator,leader}');

-- Whose calendar one keeps: terms, days off, cycles and bells.
create or replace function my_scheduling_schools() returns uuid[]
	language sql stable
	return my_roles_in('{facilitator,operator}');

-- An operator runs the whole installation; the command line on the server acts as one.
create or replace function acts_as_operator() returns boolean
	language sql stable
	return coalesce(current_setting('tandem.machine', true), '') = 'on'
		or cardinality(my_roles_in('{operator}')) > 0;

create or replace function my_colleagues() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return coalesce(recalled('my_colleagues', standing_known()), kept('my_colleagues', standing_known(), (
		select coalesce(array_agg(distinct m.person_id), '{}')
		from membership m where m.school_id = any ((select my_schools())::uuid[])
	)));
end
$$;

-- Those who are in a team of the reader's today.
create or replace function my_team_mates() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(distinct o.person_id), '{}')
		from team_member m join team t on t.id = m.team_id join team_member o on o.team_id = m.team_id
		where m.person_id = me() and t.school_id = any ((select my_schools())::uuid[])
			and holds_today(m.starts_on, m.ends_on) and holds_today(o.starts_on, o.ends_on)
	);
end
$$;

-- Teams whose units and meetings the reader plans: those they are in today, and all of the schools where they facilitate or are
-- booked.
create or replace function my_planning_teams() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(t.id), '{}')
		from team t
		where t.school_id = any ((select my_roles_in('{facilitator,librarian,specialist}'))::uuid[])
			or t.school_id = any ((select my_schools())::uuid[]) and exists (
				select from team_member m
				where m.team_id = t.id and m.person_id = me() and holds_today(m.starts_on, m.ends_on))
	);
end
$$;

-- Whether somebody belongs to a school, for the checks of what is written about them.
create or replace function is_of_school(person uuid, school uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (
		select from membership m where m.person_id = person and m.school_id = school
			and holds_today(m.starts_on, m.ends_on)
	);
end
$$;

create or replace function has_role(person uuid, school uuid, wanted text) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (
		select from role_assignment r where r.person_id = person and r.school_id = school and r.role = wanted
			and holds_today(r.starts_on, r.ends_on)
	);
end
$$;

-- Whether the reader's account is shut: their address changed, and nobody who may has confirmed that it is still them.
create or replace function is_shut_to_me() returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (select from account_seal s where s.person_id = me() and s.opened_at is null);
end
$$;
