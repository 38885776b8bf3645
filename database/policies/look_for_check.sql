-- "Look-for check: the teacher concerned, their facilitators in that collaboration"; "each entry its writer" changes it.
grant select, insert, delete on look_for_check to tandem_member;
grant update (how, remark) on look_for_check to tandem_member;
create policy look_for_check_read on look_for_check for select to tandem_member
	using (teacher_id = (select me()) or collaboration_id = any ((select my_facilitated_collaborations())::uuid[])
		or (author_id = (select me()) and not (teacher_id = any ((select people_ever_closed_to_me())::uuid[]) and is_sealed(teacher_id, checked_at))));
create policy look_for_check_made on look_for_check for insert to tandem_member
	with check (author_id = (select me()) and exists (select from visit v where v.id = visit_id
		and v.collaboration_id is not distinct from look_for_check.collaboration_id and may_write_about(teacher_id, v.school_id, v.collaboration_id))
		and (teaching_point_id is null or exists (select from teaching_point p where p.id = teaching_point_id
			and p.teacher_id = look_for_check.teacher_id and p.collaboration_id is not distinct from look_for_check.collaboration_id))
		and (look_for_id is null or exists (select from look_for l where l.id = look_for_id)));
create policy look_for_check_changed on look_for_check for update to tandem_member
	using (author_id = (select me()) and exists (select from visit v where v.id = visit_id
		and may_write_about(teacher_id, v.school_id, v.collaboration_id)));
create policy look_for_check_removed on look_for_check for delete to tandem_member
	using (author_id = (select me()) and exists (select from visit v where v.id = visit_id
		and may_write_about(teacher_id, v.school_id, v.collaboration_id)));
