-- "Request: who asked, who holds it, who held it." Which class and by when; the words are messages.
grant select, insert on request to tandem_member;
create policy request_read on request for select to tandem_member
	using (asker_id = (select me()) or id = any ((select my_held_requests())::uuid[]));
create policy request_asked on request for insert to tandem_member
	with check (asker_id = (select me()) and school_id = any ((select my_schools())::uuid[]));
-- Ids only, for the job that reminds.
grant select (id, asker_id) on request to tandem_mailer;
create policy request_reminded on request for select to tandem_mailer using (true);
-- Who asked for what took time, and not what.
grant select (id, asker_id) on request to tandem_counter;
create policy request_counted on request for select to tandem_counter using (true);
