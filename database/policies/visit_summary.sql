-- "After-visit summary: author, and the partners the author named; can be taken back." A draft is its author's alone.
grant select, insert on visit_summary to tandem_member;
grant update (words, written_at, approved_at, taken_back_at, version) on visit_summary to tandem_member;
create policy visit_summary_author on visit_summary for select to tandem_member
	using (author_id = (select me()) and not (visit_id = any ((select visits_closed_to_me())::uuid[])));
create policy visit_summary_approved on visit_summary for select to tandem_member
	using (teacher_id = (select me()) and approved_at is not null and taken_back_at is null);
create policy visit_summary_written on visit_summary for insert to tandem_member
	with check (author_id = (select me()) and teacher_id <> (select me()) and may_write_about(teacher_id, school_id, collaboration_id)
		and exists (select from visit v join visit_person p on p.visit_id = v.id
			where v.id = visit_summary.visit_id and p.person_id = visit_summary.teacher_id
				-- Whoever wrote the visit down; in a collaboration each of its facilitators who was there, too.
				and (v.author_id = (select me()) or v.collaboration_id is not null and exists (
					select from visit_person w where w.visit_id = v.id and w.person_id = (select me()) and w.part = 'facilitator'))
				and v.school_id = visit_summary.school_id and v.collaboration_id is not distinct from visit_summary.collaboration_id));
-- Who has left shows nothing more; what was shown they can still take back.
create policy visit_summary_changed on visit_summary for update to tandem_member
	using (author_id = (select me()) and not (visit_id = any ((select visits_closed_to_me())::uuid[])))
	with check (taken_back_at is not null or may_write_about(teacher_id, school_id, collaboration_id));
