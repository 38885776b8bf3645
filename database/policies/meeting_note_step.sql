-- "Meeting's agenda and notes: those invited." What came of a note is read by who reads both: a next step has fewer readers than a meeting.
grant select, insert on meeting_note_step to tandem_member;
create policy meeting_note_step_read on meeting_note_step for select to tandem_member
	using (exists (select from meeting_note n where n.id = note_id) and exists (select from next_step s where s.id = next_step_id));
create policy meeting_note_step_made on meeting_note_step for insert to tandem_member
	with check (exists (select from meeting_note n where n.id = note_id)
		and exists (select from next_step s where s.id = next_step_id and s.author_id = (select me())));
