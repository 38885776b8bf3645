-- "The help desk reads what stands about a space, and of its steps those about tools and accounts"; its owner and helper all of them. Done over
-- the name of who did it, while they are of the school; students are counted.
grant select, insert on space_step to tandem_member;
grant update (device, counted, of_all, done_on, done_by, version) on space_step to tandem_member;
create policy space_step_own on space_step for select to tandem_member using (space_id = any ((select my_own_spaces())::uuid[]));
create policy space_step_technical on space_step for select to tandem_member
	using (kind in ('tools', 'accounts') and space_id = any ((select my_spaces())::uuid[]));
create policy space_step_made on space_step for insert to tandem_member
	with check (done_on is null and exists (select from learning_space s
		where s.id = space_id and s.owner_id = (select me()) and s.school_id = any ((select my_schools())::uuid[])));
create policy space_step_done on space_step for update to tandem_member
	using ((space_id = any ((select my_own_spaces())::uuid[])
			or kind in ('tools', 'accounts') and space_id = any ((select my_spaces())::uuid[]))
		and exists (select from learning_space s where s.id = space_id and s.school_id = any ((select my_schools())::uuid[])))
	with check (done_by is null or done_by = (select me()));
