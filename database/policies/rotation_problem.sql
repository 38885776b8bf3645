-- Made of what who asks may read, so theirs alone.
grant select, insert, delete on rotation_problem to tandem_member;
create policy rotation_problem_own on rotation_problem for all to tandem_member
	using (school_id = any ((select my_facilitated_schools())::uuid[]) and exists (
		select from rotation_plan p where p.id = plan_id and p.made_by = (select me())))
	with check (school_id = any ((select my_facilitated_schools())::uuid[]) and exists (
		select from rotation_plan p where p.id = plan_id and p.made_by = (select me())));
