-- Which teams are in focus when is for the staff of the school; it names no teacher.
grant select, insert on rotation_focus to tandem_member;
create policy rotation_focus_read on rotation_focus for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy rotation_focus_made on rotation_focus for insert to tandem_member
	with check (school_id = any ((select my_facilitated_schools())::uuid[])
		and exists (select from rotation_plan p where p.id = plan_id and p.made_by = (select me()))
		and exists (select from team t where t.id = team_id and t.school_id = rotation_focus.school_id)
		and exists (select from membership m where m.person_id = facilitator_id and m.school_id = rotation_focus.school_id));
