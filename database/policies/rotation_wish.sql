-- A wish is the facilitators' of the school; one about a person is read by that person too, and not by who evaluates them.
grant select, insert, delete on rotation_wish to tandem_member;
create policy rotation_wish_facilitators on rotation_wish for select to tandem_member
	using (school_id = any ((select my_facilitated_schools())::uuid[])
		and (person_id is null or not person_id = any ((select people_closed_to_me())::uuid[])));
create policy rotation_wish_own on rotation_wish for select to tandem_member using (person_id = (select me()));
create policy rotation_wish_made on rotation_wish for insert to tandem_member
	with check (school_id = any ((select my_facilitated_schools())::uuid[]) and made_by = (select me())
		and (team_id is null or exists (select from team t where t.id = team_id and t.school_id = rotation_wish.school_id))
		and (person_id is null or not person_id = any ((select people_closed_to_me())::uuid[]) and exists (
			select from membership m where m.person_id = rotation_wish.person_id and m.school_id = rotation_wish.school_id)));
create policy rotation_wish_removed on rotation_wish for delete to tandem_member
	using (school_id = any ((select my_facilitated_schools())::uuid[])
		and (person_id is null or not person_id = any ((select people_closed_to_me())::uuid[])));
