-- "I need this too": read by colleagues, said and taken back by oneself.
grant select, insert, delete on need_joining to tandem_member;
create policy need_joining_read on need_joining for select to tandem_member using (exists (select from tool_need n where n.id = need_id));
create policy need_joining_said on need_joining for insert to tandem_member
	with check (person_id = (select me())
		and exists (select from tool_need n where n.id = need_id and n.school_id = any ((select my_trying_schools())::uuid[])));
create policy need_joining_taken_back on need_joining for delete to tandem_member using (person_id = (select me()));
