-- "Private note, held-back matter, relationship note: author." Sealed, as they are, once the author leads or evaluates the teacher.
grant select, insert on put_off to tandem_member;
grant update (taken_back_at) on put_off to tandem_member;
create policy put_off_read on put_off for select to tandem_member
	using (author_id = (select me()) and not (teacher_id = any ((select people_ever_closed_to_me())::uuid[]) and is_sealed(teacher_id, made_at)));
create policy put_off_made on put_off for insert to tandem_member
	with check (author_id = (select me()) and teacher_id <> (select me()) and may_write_about(teacher_id, school_id, collaboration_id));
create policy put_off_taken_back on put_off for update to tandem_member
	using (author_id = (select me()) and not (teacher_id = any ((select people_ever_closed_to_me())::uuid[]) and is_sealed(teacher_id, made_at)));
