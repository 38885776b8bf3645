-- "Time entry: its facilitator." Written when they say that a request is done.
grant select, insert on request_time to tandem_member;
create policy request_time_own on request_time for select to tandem_member
	using (person_id = (select me()) and not (select is_shut_to_me()));
create policy request_time_written on request_time for insert to tandem_member
	with check (person_id = (select me()) and school_id = any ((select my_roles_in('{facilitator,librarian,specialist}'))::uuid[])
		and exists (select from request_message m where m.id = message_id and m.request_id = request_time.request_id
			and m.author_id = (select me()) and m.change = 'done'));
-- Minutes only, who had asked, and whether it was the help desk's work.
grant select (request_id, school_id, person_id, on_day, minutes, support_kind) on request_time to tandem_counter;
create policy request_time_counted on request_time for select to tandem_counter using (true);
