-- "Who asked, who holds it, who held it (their own part); the help desk's part never carries coaching matter": read in the parts one
-- holds or held, with what was sent along to them. What one wrote oneself one reads as long as one held any of it.
grant select, insert on request_message to tandem_member;
grant update (words, withdrawn_at) on request_message to tandem_member;
create policy request_message_read on request_message for select to tandem_member
	using (request_id = any ((select my_asked_requests())::uuid[]) or part_id = any ((select my_request_parts())::uuid[])
		or id = any ((select my_messages_along())::uuid[])
		or author_id = (select me()) and request_id = any ((select my_held_requests())::uuid[]));
create policy request_message_written on request_message for insert to tandem_member
	with check (author_id = (select me()) and is_part_of(part_id, request_id)
		and (not for_desk or request_id = any ((select my_asked_requests())::uuid[]))
		and (part_id = any ((select my_open_request_parts())::uuid[])
			or change in ('passed', 'set-up') and part_id = any ((select parts_passed_by_me())::uuid[])));
create policy request_message_withdrawn on request_message for update to tandem_member
	using (author_id = (select me()) and (request_id = any ((select my_asked_requests())::uuid[])
		or request_id = any ((select my_held_requests())::uuid[])));
-- By an answer of a help desk alone, which comes by e-mail.
grant select, insert on request_message to tandem_definer;
