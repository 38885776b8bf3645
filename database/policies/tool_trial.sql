-- A tool tried with a class: about the tool, never about the teacher, and so for colleagues to read. Changed by who began it, and
-- taken back while nobody has observed anything.
grant select, insert, delete on tool_trial to tandem_member;
grant update (class_name, students, starts_on, ends_on, tried, version) on tool_trial to tandem_member;
create policy tool_trial_read on tool_trial for select to tandem_member using (exists (select from tool_need n where n.id = need_id));
create policy tool_trial_begun on tool_trial for insert to tandem_member
	with check (begun_by = (select me())
		and exists (select from tool_need n where n.id = need_id and n.school_id = any ((select my_trying_schools())::uuid[])));
create policy tool_trial_changed on tool_trial for update to tandem_member
	using (begun_by = (select me())
		and exists (select from tool_need n where n.id = need_id and n.school_id = any ((select my_trying_schools())::uuid[])));
create policy tool_trial_removed on tool_trial for delete to tandem_member
	using (begun_by = (select me())
		and exists (select from tool_need n where n.id = need_id and n.school_id = any ((select my_trying_schools())::uuid[])));
