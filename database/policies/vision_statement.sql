-- The vision is known to the staff of the school, and written by its facilitators and leaders.
grant select, insert on vision_statement to tandem_member;
grant update (words, shown_by, position, retired_at, version) on vision_statement to tandem_member;
create policy vision_statement_read on vision_statement for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy vision_statement_made on vision_statement for insert to tandem_member
	with check (written_by = (select me()) and school_id = any ((select my_choosing_schools())::uuid[]));
create policy vision_statement_changed on vision_statement for update to tandem_member
	using (school_id = any ((select my_choosing_schools())::uuid[]));
