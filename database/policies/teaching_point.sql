-- "About a teacher: the teacher concerned, their facilitators in that collaboration"; "each entry its writer" changes it.
grant select, insert on teaching_point to tandem_member;
grant update (words, progress, settled_at, version) on teaching_point to tandem_member;
create policy teaching_point_read on teaching_point for select to tandem_member
	using (teacher_id = (select me()) or collaboration_id = any ((select my_facilitated_collaborations())::uuid[])
		or (author_id = (select me()) and not (teacher_id = any ((select people_ever_closed_to_me())::uuid[]) and is_sealed(teacher_id, created_at))));
create policy teaching_point_made on teaching_point for insert to tandem_member
	with check (author_id = (select me()) and may_write_about(teacher_id, school_id, collaboration_id));
-- Whoever may write it now may change it: nobody who has left, and nothing about somebody who has.
create policy teaching_point_changed on teaching_point for update to tandem_member
	using (author_id = (select me()) and may_write_about(teacher_id, school_id, collaboration_id));
