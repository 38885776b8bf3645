-- How a tool came to stand as it does: colleagues read it, who looks after tools adds to it.
grant select, insert on tool_change to tandem_member;
create policy tool_change_read on tool_change for select to tandem_member using (exists (select from tool t where t.id = tool_id));
create policy tool_change_made on tool_change for insert to tandem_member
	with check (changed_by = (select me())
		and exists (select from tool t where t.id = tool_id and t.school_id = any ((select my_tool_schools())::uuid[])));
