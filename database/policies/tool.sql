grant select, insert on tool to tandem_member;
create policy tool_read on tool for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy tool_named on tool for insert to tandem_member with check (school_id = any ((select my_schools())::uuid[]));
