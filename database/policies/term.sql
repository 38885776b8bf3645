-- The terms of a school are known to its staff; its facilitators and operators plan them.
grant select, insert, delete on term to tandem_member;
grant update (name, starts_on, ends_on, source_uid, version) on term to tandem_member;
create policy term_read on term for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy term_made on term for insert to tandem_member
	with check (school_id = any ((select my_scheduling_schools())::uuid[]));
create policy term_changed on term for update to tandem_member
	using (school_id = any ((select my_scheduling_schools())::uuid[]))
	with check (school_id = any ((select my_scheduling_schools())::uuid[]));
create policy term_removed on term for delete to tandem_member using (school_id = any ((select my_scheduling_schools())::uuid[]));
grant select on term to tandem_counter;
create policy term_counted on term for select to tandem_counter using (true);
