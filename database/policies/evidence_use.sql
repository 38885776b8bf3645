-- "Attachment, picture: exactly as the record it hangs on": a plan's partners, who reads the visit, who reads the goal.
grant select, insert, delete on evidence_use to tandem_member;
create policy evidence_use_read on evidence_use for select to tandem_member
	using (case place
		when 'plan' then collaboration_id = any ((select my_partnerships())::uuid[])
		when 'visit' then exists (select from visit v where v.id = visit_id)
		else exists (select from goal_entry g where g.id = goal_entry_id) end);
-- Its author puts it in one place first; from a plan its partners take it to visits of the same collaboration, and a teacher
-- among them to a goal of theirs.
create policy evidence_use_made on evidence_use for insert to tandem_member
	with check (added_by = (select me()) and case place
		when 'plan' then collaboration_id = any ((select my_partnerships())::uuid[])
			and is_my_new_evidence(evidence_id, (select c.school_id from collaboration c where c.id = collaboration_id))
			and (lesson_id is null or exists (select from plan_lesson l where l.id = lesson_id and l.collaboration_id = evidence_use.collaboration_id))
		when 'visit' then collaboration_id = any ((select my_partnerships())::uuid[])
			and is_evidence_of(evidence_id, collaboration_id)
			and exists (select from visit v where v.id = visit_id and v.collaboration_id = evidence_use.collaboration_id)
		else exists (select from goal_entry e join goal g on g.id = e.goal_id
			where e.id = goal_entry_id and g.teacher_id = (select me())
				and (is_my_new_evidence(evidence_id, g.school_id) or is_evidence_of_my_plans(evidence_id, g.school_id))) end);
create policy evidence_use_removed on evidence_use for delete to tandem_member
	using (place = 'visit' and collaboration_id = any ((select my_partnerships())::uuid[]));
