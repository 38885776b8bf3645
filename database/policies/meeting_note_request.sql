-- "Meeting's agenda and notes: those invited"; "request: who asked, who holds it": that the one became the other is read by who
-- reads both.
grant select, insert on meeting_note_request to tandem_member;
create policy meeting_note_request_read on meeting_note_request for select to tandem_member
	using (exists (select from meeting_note n where n.id = note_id) and exists (select from request r where r.id = request_id));
create policy meeting_note_request_made on meeting_note_request for insert to tandem_member
	with check (exists (select from meeting_note n where n.id = note_id) and request_id = any ((select my_asked_requests())::uuid[]));
