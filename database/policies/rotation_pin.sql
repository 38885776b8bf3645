-- What was set by hand is the facilitators' of the school; about a teacher it is read by the teacher too, and not by who evaluates them.
grant select, insert, delete on rotation_pin to tandem_member;
create policy rotation_pin_facilitators on rotation_pin for select to tandem_member
	using (school_id = any ((select my_facilitated_schools())::uuid[])
		and (teacher_id is null or not teacher_id = any ((select people_closed_to_me())::uuid[])));
create policy rotation_pin_own on rotation_pin for select to tandem_member using (teacher_id = (select me()));
create policy rotation_pin_made on rotation_pin for insert to tandem_member
	with check (school_id = any ((select my_facilitated_schools())::uuid[]) and made_by = (select me())
		and (team_id is null or exists (select from team t where t.id = team_id and t.school_id = rotation_pin.school_id))
		and (teacher_id is null or not teacher_id = any ((select people_closed_to_me())::uuid[]) and exists (
			select from membership m where m.person_id = teacher_id and m.school_id = rotation_pin.school_id)));
create policy rotation_pin_removed on rotation_pin for delete to tandem_member
	using (school_id = any ((select my_facilitated_schools())::uuid[])
		and (teacher_id is null or not teacher_id = any ((select people_closed_to_me())::uuid[])));
