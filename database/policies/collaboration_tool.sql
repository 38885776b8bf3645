-- "Colleagues: title, people and tools only if every teacher in it chose to be found."
grant select, insert, delete on collaboration_tool to tandem_member;
create policy collaboration_tool_partner on collaboration_tool for select to tandem_member
	using (collaboration_id = any ((select my_collaborations())::uuid[]) or collaboration_id = any ((select findable_collaborations())::uuid[]));
create policy collaboration_tool_made on collaboration_tool for insert to tandem_member
	with check (collaboration_id = any ((select my_partnerships())::uuid[]) and exists (
		select from tool t join collaboration c on c.school_id = t.school_id where t.id = tool_id and c.id = collaboration_id));
create policy collaboration_tool_removed on collaboration_tool for delete to tandem_member
	using (collaboration_id = any ((select my_partnerships())::uuid[]));
