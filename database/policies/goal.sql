-- "Goal and its progress: the teacher; their facilitators if the teacher shares. The teacher changes it."
grant select, insert on goal to tandem_member;
grant update (words, sign, wanted_by, settled_at, settled_as, version) on goal to tandem_member;
create policy goal_own on goal for select to tandem_member using (teacher_id = (select me()));
create policy goal_shared on goal for select to tandem_member using (id = any ((select goals_shared_with_me())::uuid[]));
create policy goal_set on goal for insert to tandem_member
	with check (teacher_id = (select me())
		and school_id = any ((select my_roles_in('{teacher,librarian,specialist,assistant}'))::uuid[]));
create policy goal_changed on goal for update to tandem_member using (teacher_id = (select me()));
