-- What was learnt: who reads it besides its author.

-- Reports, one or all, that somebody reads as a facilitator or technician of the school: never of somebody whom they lead or evaluate, or
-- did.
create or replace function learnt_reports_of(reader uuid, report uuid) returns uuid[]
	language plpgsql stable set search_path = public, pg_temp as $$
declare
	schools uuid[] := schools_of(reader);
	helped uuid[] := roles_of(reader, '{facilitator,technician}');
	closed uuid[] := people_ever_closed_to(reader);
begin
	return (
		select coalesce(array_agg(r.id), '{}') from learnt_report r
		where r.school_id = any (schools) and r.school_id = any (helped) and not r.author_id = any (closed)
			and (report is null or r.id = report)
	);
end
$$;

create or replace function my_learnt_reports() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return learnt_reports_of(me(), null);
end
$$;

-- Whom to tell of a report, as its author: those who read it, and nobody else.
create or replace function people_to_tell_of_learnt(report uuid) returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(distinct a.person_id), '{}')
		from learnt_report r join role_assignment a on a.school_id = r.school_id and a.role in ('facilitator', 'technician')
		where r.id = people_to_tell_of_learnt.report and r.author_id = me() and a.person_id <> me()
			and r.id = any (learnt_reports_of(a.person_id, r.id))
	);
end
$$;
