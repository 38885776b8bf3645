-- Collaborations: who was asked, who said yes, who left, who may be found, and to whom one is handed over.

-- Collaborations the reader was asked into and has not left, accepted or not yet.
create or replace function my_collaborations() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return coalesce(recalled('my_collaborations', standing_known()), kept('my_collaborations', standing_known(), (
		select coalesce(array_agg(p.collaboration_id), '{}')
		from partner p join collaboration c on c.id = p.collaboration_id
		where p.person_id = (select me())
			and c.school_id = any (case p.side when 'facilitator' then (select my_facilitated_schools()) else (select my_schools()) end)
			and not exists (select from departure d where d.partner_id = p.id)
			and (p.side = 'teacher' or not exists (
				select from partner t
				where t.collaboration_id = p.collaboration_id and t.side = 'teacher'
					and t.person_id = any ((select people_ever_closed_to_me())::uuid[])
					-- Open again only by what both have agreed to since.
					and is_sealed(t.person_id, coalesce(
						(select max(a.at) from acceptance a where a.partner_id in (p.id, t.id)), now()))))
	)));
end
$$;

-- Those the reader has accepted: a partner.
create or replace function my_partnerships() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return coalesce(recalled('my_partnerships', standing_known()), kept('my_partnerships', standing_known(), (
		select coalesce(array_agg(p.collaboration_id), '{}')
		from partner p join acceptance a on a.partner_id = p.id
		where p.person_id = (select me()) and p.collaboration_id = any ((select my_collaborations())::uuid[])
	)));
end
$$;

-- Those who declined or left a collaboration that the reader was asked into and has not accepted.
create or replace function gone_before_my_answer() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return coalesce(recalled('gone_before_my_answer', standing_known()), kept('gone_before_my_answer', standing_known(), (
		select coalesce(array_agg(o.id), '{}')
		from partner p join partner o on o.collaboration_id = p.collaboration_id join departure d on d.partner_id = o.id
		where p.person_id = me() and not exists (select from acceptance a where a.partner_id = p.id)
	)));
end
$$;

-- Those in the reader's schools who were asked into a collaboration and are not in it: no answer yet, declined or left.
create or replace function asked_and_not_in() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return coalesce(recalled('asked_and_not_in', standing_known()), kept('asked_and_not_in', standing_known(), (
		select coalesce(array_agg(p.id), '{}')
		from partner p join collaboration c on c.id = p.collaboration_id
			left join acceptance a on a.partner_id = p.id
			left join departure d on d.partner_id = p.id
		where c.school_id = any ((select my_schools())::uuid[]) and (a.partner_id is null or d.partner_id is not null)
	)));
end
$$;

-- The roles of the others as the reader saw them when they said yes: theirs alone, since it tells who evaluates them.
create or replace function roles_shown_to_me(asked uuid) returns text
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select a.shown_roles from acceptance a join partner p on p.id = a.partner_id
		where p.id = asked and p.person_id = me()
	);
end
$$;

-- A collaboration that the reader has just made and nobody stands in yet.
create or replace function may_open(collaboration uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (select from collaboration c where c.id = collaboration and c.proposed_by = me())
		and not exists (select from partner p where p.collaboration_id = collaboration);
end
$$;

-- Whether a teacher other than the reader has accepted a collaboration and is still in it.
create or replace function another_teacher_accepted(collaboration uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (
		select from partner p join acceptance a on a.partner_id = p.id
		where p.collaboration_id = collaboration and p.side = 'teacher' and p.person_id <> me()
			and not exists (select from departure d where d.partner_id = p.id)
	);
end
$$;

-- Whether no facilitator is in a collaboration any more: all have left it, or are facilitators no longer.
create or replace function is_without_facilitator(collaboration uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return not exists (
		select from partner p join acceptance a on a.partner_id = p.id join collaboration c on c.id = p.collaboration_id
			join person f on f.id = p.person_id
		where p.collaboration_id = is_without_facilitator.collaboration and p.side = 'facilitator' and f.deactivated_at is null
			and has_role(p.person_id, c.school_id, 'facilitator')
			and not exists (select from departure d where d.partner_id = p.id)
	);
end
$$;

-- Whether every teacher who is in a collaboration has said yes to a hand-over that is proposed in it.
create or replace function teachers_agree(handed uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(bool_and(exists (select from handover_acceptance y where y.handover_id = h.id and y.person_id = p.person_id)), false)
		from handover h join partner p on p.collaboration_id = h.collaboration_id join acceptance a on a.partner_id = p.id
		where h.id = handed and p.side = 'teacher' and not exists (select from departure d where d.partner_id = p.id)
	);
end
$$;

-- Whether somebody may be asked in as a facilitator because it is being handed over to them, and the teachers have agreed.
create or replace function is_handed_over_to(person uuid, collaboration uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (
		select from handover h
		where h.collaboration_id = collaboration and h.to_person = person and h.settled_at is null and teachers_agree(h.id)
	);
end
$$;

-- Places of those who have handed a collaboration over to the reader, who has said yes: they leave with that.
create or replace function places_handed_to_me() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(p.id), '{}')
		from handover h join partner p on p.collaboration_id = h.collaboration_id and p.person_id = h.from_person
		where p.side = 'facilitator' and h.to_person = me() and h.settled_as = 'agreed' and h.collaboration_id = any ((select my_facilitated_collaborations())::uuid[])
	);
end
$$;

-- Those in which the reader is a facilitator. A facilitator who becomes a leader or evaluator has none of them left.
create or replace function my_facilitated_collaborations() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return coalesce(recalled('my_facilitated_collaborations', standing_known()), kept('my_facilitated_collaborations', standing_known(), (
		select coalesce(array_agg(p.collaboration_id), '{}')
		from partner p join acceptance a on a.partner_id = p.id
		where p.person_id = (select me()) and p.side = 'facilitator' and p.collaboration_id = any ((select my_collaborations())::uuid[])
	)));
end
$$;

-- Collaborations whose every teacher chose to be found.
create or replace function findable_collaborations() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return coalesce(recalled('findable_collaborations', standing_known()), kept('findable_collaborations', standing_known(), (
		select coalesce(array_agg(collaboration_id), '{}') from (
			select p.collaboration_id
			from partner p
				join collaboration c on c.id = p.collaboration_id
				left join acceptance a on a.partner_id = p.id
				left join departure d on d.partner_id = p.id
			where p.side = 'teacher' and c.school_id = any ((select my_schools())::uuid[])
			group by p.collaboration_id
			having bool_and(d.partner_id is not null or (p.findable and a.partner_id is not null))
				and bool_or(a.partner_id is not null and d.partner_id is null)
		) found
	)));
end
$$;

-- Whether somebody is a teacher in a collaboration: has said yes and has not left. Nothing is written about who was only asked.
create or replace function is_teacher_in(person uuid, collaboration uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (
		select from partner p join acceptance a on a.partner_id = p.id
		where p.person_id = person and p.collaboration_id = collaboration and p.side = 'teacher'
			and not exists (select from departure d where d.partner_id = p.id)
	);
end
$$;

-- The titles of those of these collaborations that may be found.
create or replace function titles_found(wanted uuid[]) returns table (collaboration_id uuid, title text)
	language sql stable security definer set search_path = public, pg_temp
	begin atomic
		select f.collaboration_id, f.title from collaboration_focus f
		where f.collaboration_id = any (wanted) and f.collaboration_id = any ((select findable_collaborations())::uuid[])
			and not (select is_shut_to_me());
	end;
