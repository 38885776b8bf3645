-- That there is a plan is known to the staff of the school, its facilitators make and stop it; the job that computes finds whose turn it is.
grant select, insert, delete on rotation_plan to tandem_member;
grant update (round, state, ended_at) on rotation_plan to tandem_member;
create policy rotation_plan_read on rotation_plan for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy rotation_plan_made on rotation_plan for insert to tandem_member
	with check (school_id = any ((select my_facilitated_schools())::uuid[]) and made_by = (select me()));
create policy rotation_plan_changed on rotation_plan for update to tandem_member
	using (school_id = any ((select my_facilitated_schools())::uuid[]))
	with check (school_id = any ((select my_facilitated_schools())::uuid[]));
create policy rotation_plan_removed on rotation_plan for delete to tandem_member
	using (school_id = any ((select my_facilitated_schools())::uuid[]));
grant select (id, school_id, made_by, made_at, state) on rotation_plan to tandem_operator;
grant update (state, started_at, ended_at) on rotation_plan to tandem_operator;
create policy rotation_plan_operated on rotation_plan for select to tandem_operator using ((select acts_as_operator()));
create policy rotation_plan_moved_on on rotation_plan for update to tandem_operator using ((select acts_as_operator()))
	with check ((select acts_as_operator()));
