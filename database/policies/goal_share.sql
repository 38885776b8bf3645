-- "Their facilitators if the teacher shares": the teacher names them, and takes it back.
grant select, insert on goal_share to tandem_member;
grant update (shared_at, taken_back_at) on goal_share to tandem_member;
create policy goal_share_read on goal_share for select to tandem_member
	using (person_id = (select me()) and goal_id = any ((select goals_shared_with_me())::uuid[])
		or exists (select from goal g where g.id = goal_id and g.teacher_id = (select me())));
create policy goal_share_made on goal_share for insert to tandem_member with check (may_share_goal_with(goal_id, person_id));
create policy goal_share_changed on goal_share for update to tandem_member
	using (exists (select from goal g where g.id = goal_id and g.teacher_id = (select me())))
	with check (taken_back_at is not null or may_share_goal_with(goal_id, person_id));
