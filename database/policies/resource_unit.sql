-- Which unit a resource is for: read with the resource, said by who plans the unit, about what they read.
grant select, insert, delete on resource_unit to tandem_member;
create policy resource_unit_read on resource_unit for select to tandem_member
	using (exists (select from resource r where r.id = resource_id) and exists (select from unit u where u.id = unit_id));
create policy resource_unit_placed on resource_unit for insert to tandem_member
	with check (placed_by = (select me()) and may_be_placed(resource_id, unit_id)
		and exists (select from unit u where u.id = unit_id and u.team_id = any ((select my_planning_teams())::uuid[])));
create policy resource_unit_taken_out on resource_unit for delete to tandem_member
	using (exists (select from unit u where u.id = unit_id and u.team_id = any ((select my_planning_teams())::uuid[])));
