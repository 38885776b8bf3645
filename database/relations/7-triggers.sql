-- Rules across rows, for the triggers of rules.sql.

create or replace function check_partner() returns trigger
	language plpgsql security definer set search_path = public, pg_temp as $$
declare
	school uuid := (select school_id from collaboration where id = new.collaboration_id);
begin
	if not is_of_school(new.person_id, school) then
		raise exception 'partner_not_of_school' using errcode = 'check_violation', constraint = 'partner_of_school';
	end if;
	if new.side = 'facilitator' and not has_role(new.person_id, school, 'facilitator') then
		raise exception 'partner_not_facilitator' using errcode = 'check_violation', constraint = 'partner_is_facilitator';
	end if;
	if new.side = 'teacher' and not (has_role(new.person_id, school, 'teacher') or has_role(new.person_id, school, 'librarian')
		or has_role(new.person_id, school, 'specialist') or has_role(new.person_id, school, 'assistant')) then
		raise exception 'partner_not_teaching' using errcode = 'check_violation', constraint = 'partner_teaches';
	end if;
	if exists (
		select from partner o join evaluator e
			on (new.side = 'facilitator' and e.evaluator_id = new.person_id and e.teacher_id = o.person_id)
			or (new.side = 'teacher' and e.teacher_id = new.person_id and e.evaluator_id = o.person_id)
		where o.collaboration_id = new.collaboration_id and o.side <> new.side and holds_today(e.starts_on, e.ends_on)
	) then
		raise exception 'partner_evaluates' using errcode = 'check_violation', constraint = 'partner_never_evaluates';
	end if;
	return new;
end
$$;

-- What was known is found anew: something it was made of has changed. Its argument says which of the two kinds of tables.
create or replace function forget_known() returns trigger
	language plpgsql set search_path = public, pg_temp as $$
declare
	counter text := 'tandem.' || tg_argv[0] || '_writes';
begin
	perform set_config(counter, (coalesce(nullif(current_setting(counter, true), ''), '0')::integer + 1)::text, true);
	return null;
end
$$;

-- Who wrote a visit down, on the row of each who took part.
create or replace function tell_author() returns trigger
	language plpgsql security definer set search_path = public, pg_temp as $$
begin
	new.is_author := coalesce((select v.author_id = new.person_id from visit v where v.id = new.visit_id), false);
	return new;
end
$$;

-- A seal falls with every address that takes the place of another, and with one that comes late to somebody about whom
-- there is something already. One that is not opened stays as it is: what was the address before it is the one to trust.
create or replace function seal_account() returns trigger
	language plpgsql security definer set search_path = public, pg_temp as $$
declare
	old citext;
begin
	if new.retired_at is not null then
		return null;
	end if;
	old := (select a.address from person_address a
		where a.person_id = new.person_id and a.id <> new.id order by a.retired_at desc nulls first limit 1);
	if old is null and not is_written_to(new.person_id) then
		return null;
	end if;
	insert into account_seal (id, person_id, old_address, changed_by, used, sealed_at)
	values (new.id, new.person_id, old, me(), exists (select from account a where a.person_id = new.person_id), new.created_at)
	on conflict (person_id) where opened_at is null do nothing;
	return null;
end
$$;

-- No other way round the seal: an address that somebody may have signed in by, or been written to at, is replaced by another and
-- never edited, and none of somebody who has signed in is taken away or brought back into use.
create or replace function keep_address() returns trigger
	language plpgsql security definer set search_path = public, pg_temp as $$
declare
	used boolean := exists (select from account a where a.person_id = old.person_id);
begin
	if tg_op = 'DELETE' then
		if used then
			raise exception 'address_kept' using errcode = 'check_violation', constraint = 'address_kept';
		end if;
		return old;
	end if;
	if used and (new.person_id <> old.person_id or old.retired_at is not null and new.retired_at is null)
		or new.address <> old.address and (used or is_written_to(old.person_id)) then
		raise exception 'address_kept' using errcode = 'check_violation', constraint = 'address_kept';
	end if;
	return new;
end
$$;

-- Somebody's first sign-in opens what shuts nothing: no word had been written to them before.
create or replace function open_where_nothing_is() returns trigger
	language plpgsql security definer set search_path = public, pg_temp as $$
begin
	if not is_written_to(new.person_id) then
		update account_seal set opened_at = now(), opened_how = 'nothing-there'
		where person_id = new.person_id and opened_at is null and not used;
	end if;
	return null;
end
$$;

-- A letter to a person without an address goes to the one they have; to nobody, where they have none or are no longer here.
-- Who causes the letter does not come to read the address.
create or replace function address_letter() returns trigger
	language plpgsql security definer set search_path = public, pg_temp as $$
begin
	new.to_address := (
		select a.address from person_address a join person p on p.id = a.person_id
		where a.person_id = new.to_person and a.retired_at is null and p.deactivated_at is null);
	return case when new.to_address is null then null else new end;
end
$$;

-- What no record hangs on any more is read by nobody, and its bytes are taken away.
create or replace function drop_file() returns trigger
	language plpgsql security definer set search_path = public, pg_temp as $$
begin
	update stored_file set removed_at = now() where id = old.file_id;
	return null;
end
$$;

-- The people of a visit are told as it is when they are: what is changed twice meanwhile is told once.
create or replace function mark_visit_to_tell() returns trigger
	language plpgsql security definer set search_path = public, pg_temp as $$
begin
	insert into visit_to_tell as t (visit_id) values (new.id)
	on conflict (visit_id) do update set marks = t.marks + 1;
	return null;
end
$$;

create or replace function keep_demonstration() returns trigger
	language plpgsql set search_path = public, pg_temp as $$
begin
	if new.demonstration <> old.demonstration then
		raise exception 'demonstration_is_fixed' using errcode = 'check_violation';
	end if;
	return new;
end
$$;

create or replace function refuse_change() returns trigger
	language plpgsql set search_path = public, pg_temp as $$
begin
	raise exception 'append_only' using errcode = 'check_violation';
end
$$;
