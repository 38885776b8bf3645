-- Which tool suits what and for whom, over a name and a date. Colleagues read it; who looks after tools decides, and decides again.
grant select, insert on tool_verdict to tandem_member;
create policy tool_verdict_read on tool_verdict for select to tandem_member using (exists (select from tool_need n where n.id = need_id));
create policy tool_verdict_given on tool_verdict for insert to tandem_member
	with check (decided_by = (select me())
		and exists (select from tool_need n where n.id = need_id and n.school_id = any ((select my_tool_schools())::uuid[])));
