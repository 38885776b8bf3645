-- With what the checklists of a school's virtual spaces begin: colleagues read it, who looks after tools sets it.
grant select, insert on space_template to tandem_member;
grant update (tools, accounts, slips, must, may, set_by, set_at, version) on space_template to tandem_member;
create policy space_template_read on space_template for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy space_template_set on space_template for insert to tandem_member
	with check (set_by = (select me()) and school_id = any ((select my_tool_schools())::uuid[]));
create policy space_template_changed on space_template for update to tandem_member
	using (school_id = any ((select my_tool_schools())::uuid[])) with check (set_by = (select me()));
