-- The tools that a resource is about: read with it, said by its owner, out of what their school names.
grant select, insert, delete on resource_tool to tandem_member;
create policy resource_tool_read on resource_tool for select to tandem_member
	using (exists (select from resource r where r.id = resource_id));
create policy resource_tool_named on resource_tool for insert to tandem_member
	with check (resource_id = any ((select my_resources())::uuid[])
		and exists (select from resource r join tool t on t.school_id = r.school_id where r.id = resource_id and t.id = tool_id));
create policy resource_tool_removed on resource_tool for delete to tandem_member
	using (resource_id = any ((select my_resources())::uuid[]));
