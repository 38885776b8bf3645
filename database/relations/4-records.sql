-- What is written about people: visits, notes, goals, evidence and files, and who may write and share it.

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

-- The reader's own latest notes, by which a word that stands in most of them is found soonest. The policies say which are read.
create or replace function my_latest_notes(most integer) returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return array(select n.id from note n where n.author_id = me() order by n.written_at desc limit most);
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
		and not exists (select from evidence e where e.file_id = file)
		and not exists (select from resource r where r.file_id = file);
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

-- The day it is at a school, on its own clocks.
create or replace function school_today(school uuid) returns date
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (select (now() at time zone s.zone)::date from school s where s.id = school);
end
$$;

-- Whether evidence of a school stands in a plan of the reader's.
create or replace function is_evidence_of_my_plans(evidence uuid, school uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (
		select from evidence_use u join evidence e on e.id = u.evidence_id
		where u.evidence_id = is_evidence_of_my_plans.evidence and u.place = 'plan' and e.school_id = school
			and u.collaboration_id = any ((select my_partnerships())::uuid[])
	);
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

-- Which teams a facilitator may not accompany in a school's rotation, since they evaluate somebody in them; for its facilitators.
create or replace function teams_kept_from_facilitators(school uuid) returns table (facilitator_id uuid, team_id uuid)
	language sql stable security definer set search_path = public, pg_temp as $$
	select distinct e.evaluator_id, m.team_id
	from evaluator e join team_member m on m.person_id = e.teacher_id join team t on t.id = m.team_id
	where t.school_id = school and school = any (my_facilitated_schools()) and has_role(e.evaluator_id, school, 'facilitator')
		and holds_today(e.starts_on, e.ends_on) and holds_today(m.starts_on, m.ends_on)
$$;

-- Whether a unit is of a team; and whether one that was carried from another year named a standard there.
create or replace function is_unit_of(unit uuid, team uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (select from unit u where u.id = is_unit_of.unit and u.team_id = is_unit_of.team);
end
$$;

create or replace function is_carried_with(unit uuid, purpose text, standard uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (
		select from unit u join unit_standard s on s.unit_id = u.carried_from
		where u.id = is_carried_with.unit and s.purpose = is_carried_with.purpose and s.standard_id = is_carried_with.standard);
end
$$;
