-- "Guide answers: the teacher concerned, their facilitators in that collaboration"; "each entry its writer" changes it.
grant select, insert on guide_answer to tandem_member;
grant update (words, written_at, version) on guide_answer to tandem_member;
create policy guide_answer_read on guide_answer for select to tandem_member
	using (teacher_id = (select me()) or collaboration_id = any ((select my_facilitated_collaborations())::uuid[])
		or (author_id = (select me()) and not (teacher_id = any ((select people_ever_closed_to_me())::uuid[]) and is_sealed(teacher_id, written_at))));
create policy guide_answer_made on guide_answer for insert to tandem_member
	with check (author_id = (select me()) and exists (select from visit v where v.id = visit_id
		and v.collaboration_id is not distinct from guide_answer.collaboration_id and may_write_about(teacher_id, v.school_id, v.collaboration_id)));
create policy guide_answer_changed on guide_answer for update to tandem_member
	using (author_id = (select me()) and exists (select from visit v where v.id = visit_id
		and may_write_about(teacher_id, v.school_id, v.collaboration_id)));
