-- "Time entry: its facilitator."
grant select, insert, update, delete on time_entry to tandem_member;
create policy time_entry_own on time_entry for all to tandem_member
	using (facilitator_id = (select me())) with check (facilitator_id = (select me()) and school_id = any ((select my_roles_in('{facilitator,librarian,specialist}'))::uuid[]));
grant select on time_entry to tandem_counter;
create policy time_entry_counted on time_entry for select to tandem_counter using (true);
