-- What is asked before there is an actor, and by those who run the installation.

-- How many mails have waited for an hour and more, for operators: a number, and nothing of the mails.
create or replace function mails_held_up() returns integer
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select case when acts_as_operator() then count(*)::integer end
		from mail where delivered_at is null and made_at < now() - interval '1 hour'
	);
end
$$;

-- Where the person of a passkey is reached, by which they sign in; nowhere, when they are deactivated or it is doubted.
create or replace function address_of_passkey(wanted text) returns text
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select a.address::text
		from passkey k join person p on p.id = k.person_id join person_address a on a.person_id = p.id and a.retired_at is null
		where k.credential_id = wanted and k.doubted_at is null and p.deactivated_at is null
	);
end
$$;

-- The last of operators' acts, its number and its seal: what the next one is chained to.
create or replace function last_act() returns text
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (select a.number || ' ' || a.hash from audit_entry a order by a.number desc limit 1);
end
$$;

-- Who a session belongs to: one that began with another address than the person has now has ended.
create or replace function person_of_session(wanted text, by_address text) returns uuid
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select p.id
		from account a join person p on p.id = a.person_id
			join person_address e on e.person_id = p.id and e.retired_at is null
		where a.sign_in_user = wanted and e.address = by_address::citext and p.deactivated_at is null
	);
end
$$;

-- Of the first version, which nobody runs any more.
drop function if exists person_of_sign_in(text);

-- Who may sign in by a link to this address.
create or replace function person_of_address(wanted text) returns uuid
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select p.id from person_address a join person p on p.id = a.person_id
		where a.address = wanted::citext and a.retired_at is null and p.deactivated_at is null
	);
end
$$;

-- Who a personal token belongs to; nobody, when it is revoked, has run out, or the person is deactivated.
create or replace function person_of_token(wanted text) returns uuid
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select p.id from api_token t join person p on p.id = t.person_id
		where t.token_hash = wanted and t.revoked_at is null and t.expires_at > now() and p.deactivated_at is null
	);
end
$$;

-- Whose calendar is fetched by this address; nobody's, when it is revoked, or the person is deactivated or belongs to no school.
create or replace function person_of_feed(wanted text) returns uuid
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select p.id from calendar_feed f join person p on p.id = f.person_id
		where f.token_hash = wanted and f.revoked_at is null and p.deactivated_at is null and exists (
			select from membership m where m.person_id = p.id and holds_today(m.starts_on, m.ends_on))
	);
end
$$;

-- Whose answer comes back by this address, and to which visit.
create or replace function letter_of_reply(wanted text) returns table (visit_id uuid, person_id uuid)
	language sql stable security definer set search_path = public, pg_temp
	begin atomic
		select l.visit_id, l.person_id from calendar_letter l join person p on p.id = l.person_id
		where l.reply_token = wanted and p.deactivated_at is null;
	end;

-- What else is to be known of a token that works: what it reaches, in which language its person reads, whether it was used today.
create or replace function token_found(wanted text)
	returns table (person_id uuid, scopes text, language text, used_today boolean)
	language sql stable security definer set search_path = public, pg_temp
	begin atomic
		select t.person_id, t.scopes, p.language, t.last_used_on is not distinct from current_date
		from api_token t join person p on p.id = t.person_id
		where t.token_hash = wanted and p.id = person_of_token(wanted);
	end;

create or replace function is_demonstration() returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (select from organisation where demonstration);
end
$$;

create or replace function is_set_up() returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (select from organisation);
end
$$;

-- Which of these rows something refers to, in any table but those named: what an undone import must leave where it is. It
-- says that there is something, never what, whose or how much.
create or replace function referred_to(kind text, ids uuid[], but text[]) returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
	reference record;
	referred uuid[];
	found uuid[] := '{}';
begin
	if not acts_as_operator() then
		return found;
	end if;
	for reference in
		select c.conrelid::regclass as name, a.attname as column_name
		from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
		where c.contype = 'f' and c.confrelid = kind::regclass and cardinality(c.conkey) = 1
			and c.conrelid::regclass::text <> all (but)
	loop
		execute format('select array_agg(distinct %I) from %s where %I = any ($1)', reference.column_name, reference.name,
			reference.column_name) into referred using ids;
		found := found || coalesce(referred, '{}');
	end loop;
	return found;
end
$$;

-- The schools of these where look-fors were added, or checked.
create or replace function starting_look_fors_in_use(schools uuid[]) returns uuid[]
	language sql stable security definer set search_path = public, pg_temp
	return (
		select coalesce(array_agg(distinct l.school_id), '{}') from look_for l
		where (select acts_as_operator()) and l.school_id = any (schools)
			and (l.author_id is not null or l.key is null or l.id = any (referred_to('look_for', array(
				select o.id from look_for o where o.school_id = any (schools)), '{}')))
	);
