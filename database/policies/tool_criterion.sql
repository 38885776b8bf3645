-- By what tools are judged. A need's are set when it is named, and changed by who named it and who looks after tools; those that the
-- school's needs begin with by the latter alone.
grant select, insert, delete on tool_criterion to tandem_member;
grant update (position) on tool_criterion to tandem_member;
create policy tool_criterion_read on tool_criterion for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy tool_criterion_set on tool_criterion for all to tandem_member
	using (school_id = any ((select my_tool_schools())::uuid[])
		or exists (select from tool_need n where n.id = need_id and n.named_by = (select me())
			and n.school_id = any ((select my_trying_schools())::uuid[])));
