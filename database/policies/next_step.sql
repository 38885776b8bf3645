-- "Next step: the teacher concerned, their facilitators in that collaboration"; who promised it reads it, too.
grant select, insert on next_step to tandem_member;
grant update (words, due_on, done_at, version) on next_step to tandem_member;
create policy next_step_read on next_step for select to tandem_member
	using (teacher_id = (select me()) or collaboration_id = any ((select my_facilitated_collaborations())::uuid[])
		-- Who left keeps their own promises, and no longer reads what became of the other side's.
		or (owner_id = (select me()) or author_id = (select me())
				and (collaboration_id is null or collaboration_id = any ((select my_partnerships())::uuid[])))
			and not (teacher_id = any ((select people_ever_closed_to_me())::uuid[]) and is_sealed(teacher_id, created_at)));
create policy next_step_made on next_step for insert to tandem_member
	with check (author_id = (select me()) and may_write_about(teacher_id, school_id, collaboration_id)
		and is_of_school(owner_id, school_id)
		and (visit_id is null or exists (
			select from visit v join visit_person p on p.visit_id = v.id
			where v.id = next_step.visit_id and v.collaboration_id is not distinct from next_step.collaboration_id
				and p.person_id = next_step.teacher_id))
		-- Whoever promised reads it: one of the two sides, or somebody who was there when it was promised.
		and (owner_id in (teacher_id, (select me()))
			or exists (select from visit_person v where v.visit_id = next_step.visit_id and v.person_id = owner_id)
			or exists (
			select from partner p join acceptance a on a.partner_id = p.id
			where p.collaboration_id = next_step.collaboration_id and p.person_id = owner_id and p.side = 'facilitator'
				and not exists (select from departure d where d.partner_id = p.id))));
create policy next_step_changed on next_step for update to tandem_member
	using (owner_id = (select me()) or author_id = (select me()) and may_write_about(teacher_id, school_id, collaboration_id));
