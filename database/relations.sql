-- The relations that policies are made of, each told once. Applied as tandem_definer, who passes row security and logs in
-- as nobody. All are STABLE and return one value, so that a policy written `= any ((select f())::uuid[])` computes it once.

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

create or replace function my_roles_in(wanted text[]) returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return coalesce(recalled('my_roles_in_' || array_to_string(wanted, '_'), standing_known()), kept('my_roles_in_' || array_to_string(wanted, '_'), standing_known(), (
		select coalesce(array_agg(distinct r.school_id), '{}')
		from role_assignment r join person p on p.id = r.person_id
		where r.person_id = (select me()) and p.deactivated_at is null and r.role = any (wanted)
			and holds_today(r.starts_on, r.ends_on)
	)));
end
$$;

create or replace function my_schools() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return coalesce(recalled('my_schools', standing_known()), kept('my_schools', standing_known(), (
		select coalesce(array_agg(distinct m.school_id), '{}')
		from membership m join person p on p.id = m.person_id
		where m.person_id = (select me()) and p.deactivated_at is null and holds_today(m.starts_on, m.ends_on)
	)));
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

-- Teachers that the reader evaluates.
create or replace function my_evaluated_teachers() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return coalesce(recalled('my_evaluated_teachers', standing_known()), kept('my_evaluated_teachers', standing_known(), (
		select coalesce(array_agg(e.teacher_id), '{}')
		from evaluator e where e.evaluator_id = me() and holds_today(e.starts_on, e.ends_on)
	)));
end
$$;

-- Everyone about whom the reader may read nothing: those they evaluate, and, for a leader, the staff of the schools they
-- lead, themselves excepted.
create or replace function people_closed_to_me() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return coalesce(recalled('people_closed_to_me', standing_known()), kept('people_closed_to_me', standing_known(), (
		select coalesce(array_agg(distinct person_id), '{}')
		from (
			select unnest(my_evaluated_teachers()) as person_id
			union all
			select m.person_id from membership m
			where m.school_id = any ((select my_led_schools())::uuid[]) and m.person_id <> me()
		) closed
	)));
end
$$;

-- Everyone closed to the reader now or once: what was written or agreed before it was over stays sealed.
create or replace function people_ever_closed_to_me() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return coalesce(recalled('people_ever_closed_to_me', standing_known()), kept('people_ever_closed_to_me', standing_known(), (
		select coalesce(array_agg(distinct person_id), '{}')
		from (
			select e.teacher_id as person_id from evaluator e where e.evaluator_id = me() and e.starts_on <= current_date
			union all
			select m.person_id from role_assignment r join membership m on m.school_id = r.school_id
			where r.person_id = me() and r.role = 'leader' and r.starts_on <= current_date and m.person_id <> me()
		) closed
	)));
end
$$;

-- Whether something of this moment about somebody is sealed for the reader, who has led or evaluated them since.
create or replace function is_sealed(person uuid, at timestamptz) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (
		select from evaluator e
		where e.evaluator_id = me() and e.teacher_id = person and e.starts_on <= current_date
			and (e.ends_on is null or e.ends_on > e.starts_on and at < e.ends_on)
	) or exists (
		select from role_assignment r join membership m on m.school_id = r.school_id
		where r.person_id = me() and r.role = 'leader' and r.starts_on <= current_date and m.person_id = person and person <> me()
			and (r.ends_on is null or r.ends_on > r.starts_on and at < r.ends_on and m.starts_on < r.ends_on)
	);
end
$$;

-- Visits of the reader's own, or that they took part in or wrote a note on, with somebody closed to them.
create or replace function visits_closed_to_me() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return coalesce(recalled('visits_closed_to_me', visits_known()), kept('visits_closed_to_me', visits_known(), (
		select case when cardinality(people_ever_closed_to_me()) = 0 then '{}' else (
			select coalesce(array_agg(distinct v.id), '{}')
			from (
				select id from visit where author_id = me()
				union select visit_id from visit_person where person_id = me()
				union select visit_id from note where author_id = me()
			) mine join visit v on v.id = mine.id join visit_person p on p.visit_id = v.id
			where p.person_id = any ((select people_ever_closed_to_me())::uuid[]) and is_sealed(p.person_id, v.captured_at)
		) end
	)));
end
$$;

-- Notes of the reader's own about somebody closed to them, or about a visit or a collaboration with them.
create or replace function notes_closed_to_me() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return coalesce(recalled('notes_closed_to_me', visits_known()), kept('notes_closed_to_me', visits_known(), (
		select case when cardinality(people_ever_closed_to_me()) = 0 then '{}' else (
			select coalesce(array_agg(n.id), '{}')
			from note n
			where n.author_id = me() and (
				n.teacher_id is not null and is_sealed(n.teacher_id, n.written_at)
				or n.visit_id = any ((select visits_closed_to_me())::uuid[])
				or n.teacher_id is null and exists (
					select from partner p
					where p.collaboration_id = n.collaboration_id and p.side = 'teacher' and is_sealed(p.person_id, n.written_at)))
		) end
	)));
end
$$;

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

-- Visits of others in which the reader took part.
create or replace function visits_with_me() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return coalesce(recalled('visits_with_me', visits_known()), kept('visits_with_me', visits_known(), (
		select coalesce(array_agg(p.visit_id), '{}')
		from visit_person p
		where p.person_id = (select me()) and not p.is_author
			and (p.part = 'teacher' or not (p.visit_id = any ((select visits_closed_to_me())::uuid[])))
	)));
end
$$;

-- Notes of others that are shared with the reader now.
create or replace function notes_shared_with_me() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return coalesce(recalled('notes_shared_with_me', visits_known()), kept('notes_shared_with_me', visits_known(), (
		select coalesce(array_agg(s.note_id), '{}')
		from note_share s join note n on n.id = s.note_id
		where s.person_id = (select me()) and s.taken_back_at is null
			and (n.teacher_id = me()
				-- About no one teacher: closed to whoever has come to lead or evaluate one of those in the collaboration.
				or (n.teacher_id is null and n.collaboration_id = any ((select my_partnerships())::uuid[]) and not exists (
					select from partner p
					where p.collaboration_id = n.collaboration_id and p.side = 'teacher'
						and p.person_id = any ((select people_closed_to_me())::uuid[])))
				or (n.collaboration_id = any ((select my_facilitated_collaborations())::uuid[])
					and not n.teacher_id = any ((select people_closed_to_me())::uuid[])))
	)));
end
$$;

-- Where a search begins: the latest of the reader's own records of a kind (written by them or, but for notes, about them) of
-- these years that have one of the tokens of each list. It decides nothing: the policies say which of them are read. Here,
-- since row security lets no index on words be used: their comparison might tell of rows that are hidden.
create or replace function own_records_with(kind text, years integer[], one text[], two text[], three text[], most integer) returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
	a bigint[] := search_keys(array[me()], years, one);
	b bigint[] := search_keys(array[me()], years, two);
	c bigint[] := search_keys(array[me()], years, three);
begin
	return case kind
		when 'note' then array(
			select n.id from note n
			where search_keys(array[n.author_id], n.written_at, n.words) && a and search_keys(array[n.author_id], n.written_at, n.words) && b
				and search_keys(array[n.author_id], n.written_at, n.words) && c
			order by n.written_at desc limit most)
		when 'point' then array(
			select p.id from teaching_point p
			where search_keys(array[p.author_id, p.teacher_id], p.created_at, p.words) && a
				and search_keys(array[p.author_id, p.teacher_id], p.created_at, p.words) && b
				and search_keys(array[p.author_id, p.teacher_id], p.created_at, p.words) && c
			order by p.created_at desc limit most)
		when 'step' then array(
			select s.id from next_step s
			where search_keys(array[s.author_id, s.teacher_id, s.owner_id], s.created_at, s.words) && a
				and search_keys(array[s.author_id, s.teacher_id, s.owner_id], s.created_at, s.words) && b
				and search_keys(array[s.author_id, s.teacher_id, s.owner_id], s.created_at, s.words) && c
			order by s.created_at desc limit most)
		when 'check' then array(
			select k.id from look_for_check k
			where k.remark <> '' and search_keys(array[k.author_id, k.teacher_id], k.checked_at, k.remark) && a
				and search_keys(array[k.author_id, k.teacher_id], k.checked_at, k.remark) && b
				and search_keys(array[k.author_id, k.teacher_id], k.checked_at, k.remark) && c
			order by k.checked_at desc limit most)
	end;
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

-- Whether a record about a teacher may be written by the reader: within a collaboration by its partners, about a teacher
-- in it; outside one about any colleague not closed to the writer, or about oneself.
create or replace function may_write_about(teacher uuid, school uuid, collaboration uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return case
		when collaboration is not null then
			collaboration = any ((select my_partnerships())::uuid[]) and is_teacher_in(teacher, collaboration)
			and (teacher = me() or collaboration = any ((select my_facilitated_collaborations())::uuid[]))
			and school = (select c.school_id from collaboration c where c.id = collaboration)
		when teacher = me() then school = any ((select my_schools())::uuid[])
		else
			school = any ((select my_roles_in('{facilitator,librarian,specialist}'))::uuid[])
			and is_of_school(teacher, school) and not teacher = any ((select people_closed_to_me())::uuid[])
	end;
end
$$;

-- Whether the author of a note may share it with somebody: the teacher concerned, or a facilitator of the collaboration
-- while the author is in it; who leaves hands nothing over.
create or replace function may_share_with(note uuid, reader uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (
		select from note n
		where n.id = note and n.author_id = me() and n.kind = 'note' and reader <> me()
			and (
				reader = n.teacher_id
				or exists (
					select from partner p join acceptance a on a.partner_id = p.id
					where p.collaboration_id = n.collaboration_id and p.person_id = reader
						and n.collaboration_id = any ((select my_partnerships())::uuid[])
						and (p.side = 'facilitator' or n.teacher_id is null)
						and not exists (select from departure d where d.partner_id = p.id))
			)
	);
end
$$;

-- Whether a file is the reader's own and nothing hangs on it yet.
create or replace function is_my_new_file(file uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (select from stored_file f where f.id = file and f.added_by = me() and f.removed_at is null)
		and not exists (select from evidence e where e.file_id = file);
end
$$;

-- Whether evidence of a school is the reader's own and used nowhere yet.
create or replace function is_my_new_evidence(evidence uuid, school uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (select from evidence e where e.id = is_my_new_evidence.evidence and e.author_id = me() and e.school_id = school)
		and not exists (select from evidence_use u where u.evidence_id = is_my_new_evidence.evidence);
end
$$;

create or replace function is_evidence_of(evidence uuid, collaboration uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (
		select from evidence_use u
		where u.evidence_id = is_evidence_of.evidence and u.place = 'plan' and u.collaboration_id = collaboration
	);
end
$$;

-- Whether the reader may change what is used there: partners on a plan, the teacher on their goal.
create or replace function may_change_use(place text, collaboration uuid, entry uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return case place
		when 'plan' then collaboration = any (my_partnerships())
		when 'goal' then exists (
			select from goal_entry e join goal g on g.id = e.goal_id where e.id = entry and g.teacher_id = me())
		else false end;
end
$$;

-- Which of these files the installation knows: for the job that takes away what nobody knows.
create or replace function files_known(ids uuid[]) returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (select coalesce(array_agg(f.id), '{}') from stored_file f where f.id = any (ids) and acts_as_operator());
end
$$;

-- Goals that their teacher shares with the reader now, who is a facilitator in a collaboration with them.
create or replace function goals_shared_with_me() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(s.goal_id), '{}')
		from goal_share s join goal g on g.id = s.goal_id
		where s.person_id = me() and s.taken_back_at is null
			and not g.teacher_id = any ((select people_closed_to_me())::uuid[])
			and exists (
				select from partner p join acceptance a on a.partner_id = p.id
				where p.person_id = g.teacher_id and p.side = 'teacher'
					and p.collaboration_id = any ((select my_facilitated_collaborations())::uuid[])
					and not exists (select from departure d where d.partner_id = p.id))
	);
end
$$;

-- Whether the reader may share a goal of their own with somebody: a facilitator in a collaboration with them.
create or replace function may_share_goal_with(goal uuid, reader uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (select from goal g where g.id = may_share_goal_with.goal and g.teacher_id = me())
		and exists (
			select from partner p join acceptance a on a.partner_id = p.id
			where p.person_id = reader and p.side = 'facilitator' and p.person_id <> me()
				and p.collaboration_id = any ((select my_partnerships())::uuid[])
				and is_teacher_in(me(), p.collaboration_id)
				and not exists (select from departure d where d.partner_id = p.id));
end
$$;

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

-- Accounts: seals, and what was proven before there is an actor --------------------------------------------------------

-- Whether the reader's account is shut: their address changed, and nobody who may has confirmed that it is still them.
create or replace function is_shut_to_me() returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (select from account_seal s where s.person_id = me() and s.opened_at is null);
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

-- Whether there is anything confidential that somebody would read: shared with them, about them, or asked of them.
create or replace function is_written_to(person uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (select from note_share s where s.person_id = person and s.taken_back_at is null)
		or exists (select from visit_person v where v.person_id = person)
		or exists (select from teaching_point p where p.teacher_id = person)
		or exists (select from look_for_check c where c.teacher_id = person)
		or exists (select from guide_answer g where g.teacher_id = person)
		or exists (select from next_step n where n.teacher_id = person)
		or exists (select from next_step n where n.owner_id = person and n.done_at is null)
		or exists (select from visit_summary s where s.teacher_id = person and s.approved_at is not null and s.taken_back_at is null)
		or exists (select from goal g where g.teacher_id = person)
		or exists (select from partner p where p.person_id = person);
end
$$;

-- Seals that the reader may open by vouching: of a colleague of today, not their own doing, and never by somebody who runs
-- the installation, or did in the year before, nor by who leads or evaluates that colleague, or did: nobody opens what is closed
-- to them. Who vouches is not shut out themself, and was not made for it: they had signed in a month before the address
-- changed, in the installation's first month before it changed at all, or three months ago. A membership's days do not tell:
-- who gives one chooses them.
create or replace function seals_i_may_open() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(s.id), '{}')
		from account_seal s
		where s.opened_at is null and s.person_id <> me() and s.changed_by is distinct from me()
			and exists (
				select from membership m
				where m.person_id = s.person_id and m.school_id = any ((select my_schools())::uuid[])
					and holds_today(m.starts_on, m.ends_on))
			and not (select is_shut_to_me())
			and not s.person_id = any ((select people_ever_closed_to_me())::uuid[])
			and not exists (
				select from role_assignment r
				where r.person_id = me() and r.role = 'operator' and (r.ends_on is null or r.ends_on > current_date - 365))
			and exists (
				select from account a
				where a.person_id = me() and (
					a.created_at < s.sealed_at - interval '30 days'
					or a.created_at < least(s.sealed_at, (select min(created_at) from organisation) + interval '30 days')
					or a.created_at < now() - interval '90 days'))
	);
end
$$;

-- The seals that somebody has proven to be the person of from before: by the link of a letter to the old address, for
-- thirty days, or by a passkey made before the address changed.
create or replace function seals_proven() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(id), '{}') from (
			select l.seal_id as id from seal_letter l
			where l.token_hash = nullif(current_setting('tandem.proven_letter', true), '')
				and l.made_at > now() - interval '30 days'
			union
			select s.id from passkey k join account_seal s on s.person_id = k.person_id and k.made_at < s.sealed_at
			where k.credential_id = nullif(current_setting('tandem.proven_passkey', true), '') and k.doubted_at is null
		) proven
	);
end
$$;

create or replace function people_proven() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(distinct s.person_id), '{}')
		from account_seal s where s.id = any ((select seals_proven())::uuid[])
	);
end
$$;

-- The address that letters about somebody's account may be trusted to: of before the first change that nobody has confirmed.
create or replace function trusted_address(person uuid) returns text
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (select s.old_address::text from account_seal s where s.person_id = person and s.opened_at is null);
end
$$;

-- The seal that is not opened, by its key: what a further letter about it hangs on.
create or replace function shut_seal_of(person uuid) returns uuid
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (select s.id from account_seal s where s.person_id = person and s.opened_at is null);
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

-- Before there is an actor -----------------------------------------------------------------------------------------

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

-- What processes of the version before ask instead, while an upgrade rolls. Goes with the version after this one.
create or replace function person_of_sign_in(wanted text) returns uuid
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select p.id from account a join person p on p.id = a.person_id
		where a.sign_in_user = wanted and p.deactivated_at is null
	);
end
$$;

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

-- Rules across rows, for the triggers of rules.sql --------------------------------------------------------------------

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
