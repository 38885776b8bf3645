-- What learners should be able to do, as a teacher named it for all colleagues to read. Changed and closed by who named it, and by
-- who looks after tools.
grant select, insert on tool_need to tandem_member;
grant update (words, for_class, closed_at, version) on tool_need to tandem_member;
create policy tool_need_read on tool_need for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy tool_need_named on tool_need for insert to tandem_member
	with check (named_by = (select me()) and school_id = any ((select my_trying_schools())::uuid[]));
create policy tool_need_changed on tool_need for update to tandem_member
	using (named_by = (select me()) and school_id = any ((select my_trying_schools())::uuid[])
		or school_id = any ((select my_tool_schools())::uuid[]));
