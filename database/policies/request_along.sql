-- "The help desk's part never carries coaching matter": what was sent along is read with the part it was sent to; who passes it on
-- chooses it, from what may go along; words said with a facilitator or mentor reach a help desk by who asked alone.
grant select, insert on request_along to tandem_member;
create policy request_along_read on request_along for select to tandem_member
	using (part_id = any ((select my_request_parts())::uuid[])
		or exists (select from request_part p where p.id = part_id and p.request_id = any ((select my_asked_requests())::uuid[])));
create policy request_along_sent on request_along for insert to tandem_member with check (may_go_along(message_id, part_id));
