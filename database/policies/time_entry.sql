-- "Time entry: its facilitator." What it was for is in their own words: closed while their account is shut.
grant select, insert, update, delete on time_entry to tandem_member;
create policy time_entry_own on time_entry for all to tandem_member
	using (facilitator_id = (select me()) and not (select is_shut_to_me())) with check (facilitator_id = (select me()) and school_id = any ((select my_roles_in('{facilitator,librarian,specialist}'))::uuid[]));
-- Minutes only: what they were for is never counted.
grant select (id, school_id, facilitator_id, on_day, minutes) on time_entry to tandem_counter;
create policy time_entry_counted on time_entry for select to tandem_counter using (true);
