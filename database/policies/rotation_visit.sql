-- "Visit in calendars: partners." What is planned with a teacher is read by them and by the facilitators of the school, who plan it
-- together; by no leader, and not by who evaluates the teacher.
grant select, insert on rotation_visit to tandem_member;
create policy rotation_visit_own on rotation_visit for select to tandem_member using (teacher_id = (select me()));
create policy rotation_visit_facilitators on rotation_visit for select to tandem_member
	using (school_id = any ((select my_facilitated_schools())::uuid[])
		and not teacher_id = any ((select people_closed_to_me())::uuid[]));
create policy rotation_visit_made on rotation_visit for insert to tandem_member
	with check (school_id = any ((select my_facilitated_schools())::uuid[])
		and exists (select from rotation_plan p where p.id = plan_id and p.made_by = (select me()))
		and exists (select from membership m where m.person_id = teacher_id and m.school_id = rotation_visit.school_id)
		and exists (select from membership m where m.person_id = facilitator_id and m.school_id = rotation_visit.school_id));
