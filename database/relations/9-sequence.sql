-- The scope and sequence: who sees which class has had what, and how a visit tells the lesson that it is.

create or replace function my_classes() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(t.class_id), '{}')
		from class_teacher t join class c on c.id = t.class_id
		where t.person_id = me() and c.school_id = any ((select my_schools())::uuid[])
	);
end
$$;

-- Classes taught by somebody about whom the reader may read nothing: which class has had what never tells of a teacher to who leads or
-- evaluates them.
create or replace function classes_closed_to_me() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(distinct t.class_id), '{}')
		from class_teacher t where t.person_id = any ((select people_closed_to_me())::uuid[])
	);
end
$$;

-- A lesson that is a visit is planned while the visit is, and had when it is done; when the visit is called off there is no lesson.
create or replace function keep_lesson() returns trigger
	language plpgsql security definer set search_path = public, pg_temp as $$
declare
	held visit;
	day date;
begin
	select v.* into held from visit v where v.id = coalesce(to_jsonb(new) ->> 'visit_id', to_jsonb(new) ->> 'id')::uuid;
	select (held.starts_at at time zone s.zone)::date into day from school s where s.id = held.school_id;
	if held.state = 'cancelled' then
		delete from topic_lesson l using lesson_visit v where v.visit_id = held.id and l.id = v.lesson_id;
	else
		update topic_lesson l
		set planned_on = case held.state when 'planned' then day end, had_on = case held.state when 'done' then day end
		from lesson_visit v where v.visit_id = held.id and l.id = v.lesson_id;
	end if;
	return null;
end
$$;
