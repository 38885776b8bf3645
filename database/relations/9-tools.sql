-- Tools: who tries them, who looks after them, and whom to tell of them.

-- Where one names what is needed, tries tools and says what was seen: all who work with learners or help them to. Who leads reads.
create or replace function my_trying_schools() returns uuid[]
	language sql stable
	return my_roles_in('{teacher,facilitator,librarian,specialist,assistant,technician}');

-- Whose tools one looks after: candidates, verdicts, privacy, licences, states.
create or replace function my_tool_schools() returns uuid[]
	language sql stable
	return my_roles_in('{facilitator,librarian,technician}');

-- Whom to tell of a tool: of its retirement those who use it or tried it, of the end of its licence or privacy review those who look after
-- it. Known to who delivers letters alone: who uses a tool in a collaboration is nobody else's to know.
create or replace function people_to_tell_of_tool(tool uuid, about text) returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	if current_setting('role', true) is distinct from 'tandem_mailer' then
		return '{}';
	end if;
	return (
		select coalesce(array_agg(p.id), '{}') from person p
		where p.deactivated_at is null and case about
			when 'retirement' then p.id in (
				select o.person_id
				from collaboration_tool u join collaboration_focus f on f.collaboration_id = u.collaboration_id
					join partner o on o.collaboration_id = u.collaboration_id
				where u.tool_id = people_to_tell_of_tool.tool and f.state in ('proposed', 'active', 'paused')
					and exists (select from acceptance a where a.partner_id = o.id)
					and not exists (select from departure d where d.partner_id = o.id)
				union select t.begun_by from tool_trial t where t.tool_id = people_to_tell_of_tool.tool
				union select s.owner_id from learning_space s where s.tool_id = people_to_tell_of_tool.tool and s.state <> 'closed')
			-- Of the end of its licence, and of that of its privacy review.
			else about in ('licence', 'review') and p.id in (
				select r.person_id
				from role_assignment r join tool t on t.school_id = r.school_id
				where t.id = people_to_tell_of_tool.tool and r.role in ('facilitator', 'technician') and holds_today(r.starts_on, r.ends_on))
			end
	);
end
$$;

-- Nothing is recommended without a privacy review that holds on the day.
create or replace function check_recommendation() returns trigger
	language plpgsql set search_path = public, pg_temp as $$
begin
	if coalesce(new.privacy_until < school_today(new.school_id), true) then
		raise exception 'tool_not_reviewed' using errcode = 'check_violation', constraint = 'tool_recommended_reviewed';
	end if;
	return new;
end
$$;

create or replace function keep_privacy_review() returns trigger
	language plpgsql security definer set search_path = public, pg_temp as $$
begin
	-- Without an answer nobody went through it.
	if length(concat(new.data, new.kept_where, new.ages, new.agreement, new.deletion, new.advertising)) = 0 then
		update tool set privacy_said_until = new.holds_until where id = new.tool_id;
	else
		update tool set privacy_until = case when new.outcome = 'not-for-learners' then null else new.holds_until end,
			privacy_said_until = null where id = new.tool_id;
	end if;
	return null;
end
$$;

-- Where one may own a virtual space: all who work with learners.
create or replace function my_space_schools() returns uuid[]
	language sql stable
	return my_roles_in('{teacher,facilitator,librarian,specialist,assistant}');

-- Spaces that are not closed and whose owner has left the school: a facilitator takes them over, and the help desk may close them. Never
-- of somebody whom the reader leads or evaluates, or did.
create or replace function my_left_spaces() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(s.id), '{}') from learning_space s
		where s.school_id = any ((select my_roles_in('{facilitator,technician}'))::uuid[]) and s.state in ('preparing', 'open')
			and s.owner_id <> me() and not exists (select from membership m join person p on p.id = m.person_id
				where m.person_id = s.owner_id and m.school_id = s.school_id and holds_today(m.starts_on, m.ends_on) and p.deactivated_at is null)
			and not (s.owner_id = any ((select people_ever_closed_to_me())::uuid[]))
	);
end
$$;

-- Whether who owns a space is no longer of its school.
create or replace function has_left_space(owner uuid, school uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return not is_of_school(owner, school) or exists (select from person p where p.id = owner and p.deactivated_at is not null);
end
$$;

-- Spaces that the reader owns, helps with as a facilitator, or as one of the help desk: those it prepares, and those that are still
-- open after their day; and those whose owner has left, or that the reader closed then. Never of somebody whom the reader leads or evaluates, or did.
create or replace function my_spaces() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(s.id), '{}') from learning_space s
		where s.owner_id = me()
			or (s.helper_id = me() and s.school_id = any ((select my_facilitated_schools())::uuid[])
				or s.school_id = any ((select my_roles_in('{technician}'))::uuid[])
					and (s.with_desk or s.state = 'open' and s.closes_on < school_today(s.school_id))
				or s.closed_by = me() and s.school_id = any ((select my_schools())::uuid[]))
				and not (s.owner_id = any ((select people_ever_closed_to_me())::uuid[]))
			or s.id = any ((select my_left_spaces())::uuid[])
	);
end
$$;

-- Those of them whose whole checklist is the reader's: as owner or helper. The help desk has the technical steps.
create or replace function my_own_spaces() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(s.id), '{}') from learning_space s
		where s.id = any ((select my_spaces())::uuid[]) and me() in (s.owner_id, s.helper_id)
	);
end
$$;

-- Whether somebody may be named as helper with a space of the reader's: a facilitator of the school who does not evaluate them.
create or replace function may_help_me(person uuid, school uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return person is null or has_role(person, school, 'facilitator') and not exists (select from evaluator e
		where e.evaluator_id = person and e.teacher_id = me() and holds_today(e.starts_on, e.ends_on));
end
$$;

-- A space opens when everything that must be done is done.
create or replace function check_opening() returns trigger
	language plpgsql security definer set search_path = public, pg_temp as $$
begin
	if exists (select from space_step t where t.space_id = new.id and t.required and t.done_on is null) then
		raise exception 'space_step_undone' using errcode = 'check_violation', constraint = 'space_opens_when_done';
	end if;
	return new;
end
$$;

-- A closed space stays as it is. An open one keeps to what its checklist was done for: another tool or address, or more people than
-- before, and it is being prepared again. It comes to another owner only where the one it has left, and a facilitator takes it over.
create or replace function check_space() returns trigger
	language plpgsql security definer set search_path = public, pg_temp as $$
declare
	people constant text[] := array['class', 'team', 'school', 'families', 'anyone'];
begin
	if old.state = 'closed' then
		raise exception 'space_closed' using errcode = 'check_violation', constraint = 'space_stays_closed';
	end if;
	if old.state = 'open' and new.state = 'open' and ((old.tool_id, old.address) is distinct from (new.tool_id, new.address)
		or array_position(people, new.audience) > array_position(people, old.audience)) then
		raise exception 'space_other' using errcode = 'check_violation', constraint = 'space_done_for_it';
	end if;
	if new.owner_id <> old.owner_id and not (new.owner_id = me() and new.taken_over_from = old.owner_id
		and new.school_id = any ((select my_facilitated_schools())::uuid[]) and new.id = any ((select my_left_spaces())::uuid[])) then
		raise exception 'space_owner' using errcode = 'check_violation', constraint = 'space_taken_over';
	end if;
	return new;
end
$$;

-- Whom to tell that a space is to close: its owner; where they have left, the facilitators and technicians of the school, but for who
-- leads or evaluates them, or did. Known to who delivers letters alone.
create or replace function people_to_tell_of_space(space uuid) returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	if current_setting('role', true) is distinct from 'tandem_mailer' then
		return '{}';
	end if;
	return (
		select coalesce(array_agg(distinct p.id), '{}')
		from learning_space s join person p on case when has_left_space(s.owner_id, s.school_id)
			then p.id in (select r.person_id from role_assignment r where r.school_id = s.school_id
					and r.role in ('facilitator', 'technician') and holds_today(r.starts_on, r.ends_on))
				and not exists (select from evaluator e where e.evaluator_id = p.id and e.teacher_id = s.owner_id)
				and not exists (select from role_assignment l join membership m on m.school_id = l.school_id
					where l.person_id = p.id and l.role = 'leader' and m.person_id = s.owner_id)
			else p.id = s.owner_id end
		where s.id = people_to_tell_of_space.space and p.deactivated_at is null
	);
end
$$;

-- What is known of a tool's use, in numbers: virtual spaces with it that are not closed, the accounts counted in them, and what was asked to
-- be set up. For who works with learners or helps them to, who may not read each of them, and leads nobody there; of collaborations nothing.
create or replace function use_of_tool(tool uuid, out spaces integer, out accounts integer, out set_ups integer)
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	if exists (select from tool t where t.id = use_of_tool.tool and t.school_id = any ((select my_trying_schools())::uuid[])
		and not t.school_id = any ((select my_led_schools())::uuid[])) then
		select count(*), coalesce(sum((select sum(e.counted) from space_step e where e.space_id = s.id and e.kind = 'accounts')), 0)
			into spaces, accounts from learning_space s where s.tool_id = use_of_tool.tool and s.state <> 'closed';
		select count(*) into set_ups from set_up u where u.tool_id = use_of_tool.tool;
	end if;
end
$$;

-- What had to be done stays done once a space is open, and its list stays as it was; closed, all of it does.
create or replace function check_space_step() returns trigger
	language plpgsql security definer set search_path = public, pg_temp as $$
declare
	state text := (select s.state from learning_space s where s.id = coalesce(new.space_id, old.space_id) for share);
begin
	if state = 'closed' or state <> 'preparing' and (tg_op <> 'UPDATE' or new.required and new.done_on is null) then
		raise exception 'space_step_kept' using errcode = 'check_violation', constraint = 'space_opens_when_done';
	end if;
	return coalesce(new, old);
end
$$;
