-- "Who held it: their own part." Who asked reads them all; who passes it on reads with that nothing of where it lies then.
grant select, insert on request_part to tandem_member;
grant update (state, promised_on, taken_by, changed_at, ended_at, remind_on, reminded, version) on request_part to tandem_member;
create policy request_part_read on request_part for select to tandem_member
	using (request_id = any ((select my_asked_requests())::uuid[]) or id = any ((select my_request_parts())::uuid[]));
create policy request_part_begun on request_part for insert to tandem_member
	with check (passed_by = (select me()) and state = 'asked' and ended_at is null and taken_by is null
		and may_begin_part(request_id, number) and may_hold_request(request_id, held_as, person_id));
create policy request_part_changed on request_part for update to tandem_member
	using (ended_at is null
		and (request_id = any ((select my_asked_requests())::uuid[]) or id = any ((select my_request_parts())::uuid[])))
	with check ((request_id = any ((select my_asked_requests())::uuid[]) or id = any ((select my_request_parts())::uuid[]))
		-- It is taken up by who holds it, for themselves.
		and (taken_by is not distinct from taken_before(id)
			or taken_by = (select me()) and id = any ((select my_request_parts())::uuid[])));
-- Ids and days only, for the job that reminds: it reads each request as who asked it, and nothing as itself.
grant select (id, request_id, ended_at, remind_on) on request_part to tandem_mailer;
create policy request_part_reminded on request_part for select to tandem_mailer using (remind_on is not null and ended_at is null);
-- By an answer of a help desk alone, which comes by e-mail.
grant update (remind_on) on request_part to tandem_definer;
