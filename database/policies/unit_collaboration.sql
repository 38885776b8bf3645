-- "That a collaboration exists, its people, aim, stage: partners." Which unit it belongs to tells of its aim: partners read and say it.
grant select, insert, delete on unit_collaboration to tandem_member;
grant update (unit_id, placed_by, placed_at) on unit_collaboration to tandem_member;
create policy unit_collaboration_read on unit_collaboration for select to tandem_member
	using (collaboration_id = any ((select my_collaborations())::uuid[]));
create policy unit_collaboration_placed on unit_collaboration for insert to tandem_member
	with check (placed_by = (select me()) and collaboration_id = any ((select my_partnerships())::uuid[])
		and exists (select from unit u join collaboration c on c.school_id = u.school_id
			where u.id = unit_collaboration.unit_id and c.id = unit_collaboration.collaboration_id));
create policy unit_collaboration_moved on unit_collaboration for update to tandem_member
	using (collaboration_id = any ((select my_partnerships())::uuid[]))
	with check (placed_by = (select me()) and collaboration_id = any ((select my_partnerships())::uuid[])
		and exists (select from unit u join collaboration c on c.school_id = u.school_id
			where u.id = unit_collaboration.unit_id and c.id = unit_collaboration.collaboration_id));
create policy unit_collaboration_removed on unit_collaboration for delete to tandem_member
	using (collaboration_id = any ((select my_partnerships())::uuid[]));
