-- What shows a stage is known to the staff of the school; its facilitators keep it.
grant select, insert on stage_example to tandem_member;
grant update (retired_at) on stage_example to tandem_member;
create policy stage_example_read on stage_example for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy stage_example_made on stage_example for insert to tandem_member
	with check (added_by = (select me()) and school_id = any ((select my_facilitated_schools())::uuid[]));
create policy stage_example_changed on stage_example for update to tandem_member
	using (school_id = any ((select my_facilitated_schools())::uuid[]));
