-- "Meeting's agenda and notes: those invited." Each note is changed and withdrawn by who wrote it.
grant select, insert, delete on meeting_note to tandem_member;
grant update (words, version) on meeting_note to tandem_member;
create policy meeting_note_read on meeting_note for select to tandem_member
	using (meeting_id = any ((select my_meetings())::uuid[]));
create policy meeting_note_written on meeting_note for insert to tandem_member
	with check (author_id = (select me()) and meeting_id = any ((select my_meetings())::uuid[]));
create policy meeting_note_changed on meeting_note for update to tandem_member
	using (author_id = (select me()) and meeting_id = any ((select my_meetings())::uuid[]));
create policy meeting_note_withdrawn on meeting_note for delete to tandem_member
	using (author_id = (select me()) and meeting_id = any ((select my_meetings())::uuid[]));
