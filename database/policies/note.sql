-- "Private note, held-back matter: author." "Shared note: author, and the partners the author named; can be taken back."
-- The notes of a facilitator who became a leader or evaluator are kept, sealed.
grant select, insert on note to tandem_member;
grant update (words, comes_up_on, settled_at, version, written_at) on note to tandem_member;
create policy note_author on note for select to tandem_member
	using (author_id = (select me()) and not (id = any ((select notes_closed_to_me())::uuid[])));
create policy note_shared on note for select to tandem_member
	using (id = any ((select notes_shared_with_me())::uuid[]));
create policy note_written on note for insert to tandem_member
	with check (author_id = (select me()) and school_id = any ((select my_schools())::uuid[])
		and (collaboration_id is null or collaboration_id = any ((select my_partnerships())::uuid[]))
		and (visit_id is null or exists (select from visit v
			where v.id = visit_id and v.collaboration_id is not distinct from note.collaboration_id))
		and (teacher_id is null or may_write_about(teacher_id, school_id, collaboration_id)));
create policy note_changed on note for update to tandem_member
	using (author_id = (select me()) and not (id = any ((select notes_closed_to_me())::uuid[])));
