-- "Who has seen this": partners know up to where each of them has read.
grant select, insert on thread_reading to tandem_member;
grant update (read_until) on thread_reading to tandem_member;
create policy thread_reading_read on thread_reading for select to tandem_member using (collaboration_id = any ((select my_partnerships())::uuid[]));
create policy thread_reading_own on thread_reading for insert to tandem_member
	with check (person_id = (select me()) and collaboration_id = any ((select my_partnerships())::uuid[]));
create policy thread_reading_moved on thread_reading for update to tandem_member
	using (person_id = (select me()) and collaboration_id = any ((select my_partnerships())::uuid[]));
