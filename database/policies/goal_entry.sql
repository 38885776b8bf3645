-- "Goal and its progress: the teacher; their facilitators if the teacher shares. The teacher changes it."
grant select, insert on goal_entry to tandem_member;
create policy goal_entry_read on goal_entry for select to tandem_member using (exists (select from goal g where g.id = goal_id));
create policy goal_entry_written on goal_entry for insert to tandem_member
	with check (exists (select from goal g where g.id = goal_id and g.teacher_id = (select me())));
