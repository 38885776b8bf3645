-- Which tools are looked at for a need: read by colleagues, added by who looks after tools, and taken out again while nothing hangs on it.
grant select, insert, delete on need_candidate to tandem_member;
create policy need_candidate_read on need_candidate for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy need_candidate_added on need_candidate for insert to tandem_member
	with check (added_by = (select me()) and school_id = any ((select my_tool_schools())::uuid[]));
create policy need_candidate_removed on need_candidate for delete to tandem_member
	using (school_id = any ((select my_tool_schools())::uuid[]));
