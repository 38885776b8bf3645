-- What is closed to the reader: who leads or evaluates somebody reads nothing about them, then and later.

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

-- Everyone closed to somebody now or once: what was written or agreed before it was over stays sealed. Asked by
-- itself it tells nobody who evaluates whom.
create or replace function people_ever_closed_to(reader uuid) returns uuid[]
	language plpgsql stable set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(distinct person_id), '{}')
		from (
			select e.teacher_id as person_id from evaluator e where e.evaluator_id = reader and e.starts_on <= current_date
			union all
			select m.person_id from role_assignment r join membership m on m.school_id = r.school_id
			where r.person_id = reader and r.role = 'leader' and r.starts_on <= current_date and m.person_id <> reader
		) closed
	);
end
$$;

create or replace function people_ever_closed_to_me() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return coalesce(recalled('people_ever_closed_to_me', standing_known()),
		kept('people_ever_closed_to_me', standing_known(), people_ever_closed_to(me())));
end
$$;

-- Whether something of this moment about somebody is sealed for a reader, who has led or evaluated them since.
create or replace function is_sealed_to(reader uuid, person uuid, at timestamptz) returns boolean
	language plpgsql stable set search_path = public, pg_temp as $$
begin
	return exists (
		select from evaluator e
		where e.evaluator_id = reader and e.teacher_id = person and e.starts_on <= current_date
			and (e.ends_on is null or e.ends_on > e.starts_on and at < e.ends_on)
	) or exists (
		select from role_assignment r join membership m on m.school_id = r.school_id
		where r.person_id = reader and r.role = 'leader' and r.starts_on <= current_date and m.person_id = person and person <> reader
			and (r.ends_on is null or r.ends_on > r.starts_on and at < r.ends_on and m.starts_on < r.ends_on)
	);
end
$$;

create or replace function is_sealed(person uuid, at timestamptz) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return is_sealed_to(me(), person, at);
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
