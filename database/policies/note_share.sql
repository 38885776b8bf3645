-- "Shared note: author, and the partners the author named; can be taken back."
grant select, insert on note_share to tandem_member;
grant update (shared_at, taken_back_at) on note_share to tandem_member;
create policy note_share_read on note_share for select to tandem_member
	using (person_id = (select me()) and note_id = any ((select notes_shared_with_me())::uuid[])
		or exists (select from note n where n.id = note_id and n.author_id = (select me())));
create policy note_share_made on note_share for insert to tandem_member with check (may_share_with(note_id, person_id));
create policy note_share_changed on note_share for update to tandem_member
	using (exists (select from note n where n.id = note_id and n.author_id = (select me())))
	with check (taken_back_at is not null or may_share_with(note_id, person_id));
