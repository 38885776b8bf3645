grant select, insert on next_step to tandem_member;
grant update (words, due_on, done_at, version) on next_step to tandem_member;
create policy next_step_read on next_step for select to tandem_member
	using (teacher_id = (select me()) or collaboration_id = any ((select my_facilitated_collaborations())::uuid[])
		or ((author_id = (select me()) or owner_id = (select me())) and not (teacher_id = any ((select people_closed_to_me())::uuid[]))));
create policy next_step_made on next_step for insert to tandem_member
	with check (author_id = (select me()) and may_write_about(teacher_id, school_id, collaboration_id)
		and is_of_school(owner_id, school_id));
create policy next_step_changed on next_step for update to tandem_member
	using ((author_id = (select me()) or owner_id = (select me())) and not (teacher_id = any ((select people_closed_to_me())::uuid[])));
