-- "Request: who asked, who holds it, who held it (their own part)": what is to be set up is read from the part on with which it came to
-- the help desk, and by who wrote it as long as they held any of it. Who asked names who tests it, and corrects it.
grant select, insert on set_up to tandem_member;
grant update (kind, what, why, for_class, needed_on, short_notice, tool_id, address, devices, device_count, accounts, licences, data,
	data_words, tester_id, test_by, supporter, changed_at, version) on set_up to tandem_member;
-- Read beside its request, row by row: hashed once. Compared with an array, the array would be sorted anew for each of them.
create policy set_up_read on set_up for select to tandem_member using (request_id in (select unnest(my_set_ups())));
create policy set_up_made on set_up for insert to tandem_member
	with check (made_by = (select me()) and may_make_set_up(request_id, school_id, from_part) and may_test_set_up(request_id, tester_id)
		and length_besides_addresses(what) >= 3 and length_besides_addresses(why) >= 15
		and (tool_id is null or exists (select from tool t where t.id = tool_id and t.school_id = set_up.school_id)));
create policy set_up_corrected on set_up for update to tandem_member
	using (request_id = any ((select my_asked_requests())::uuid[]))
	with check (may_test_set_up(request_id, tester_id)
		and length_besides_addresses(what) >= 3 and length_besides_addresses(why) >= 15
		and (tool_id is null or exists (select from tool t where t.id = tool_id and t.school_id = set_up.school_id)));
