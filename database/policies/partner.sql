-- The people of a collaboration: partners, facilitators of the school, and colleagues where it may be found. Who was only
-- asked, declined or left is the partners' to know.
grant select, insert on partner to tandem_member;
grant update (findable) on partner to tandem_member;
create policy partner_together on partner for select to tandem_member
	using (person_id = (select me()) or collaboration_id = any ((select my_collaborations())::uuid[])
		and not (id = any ((select gone_before_my_answer())::uuid[])));
create policy partner_facilitator on partner for select to tandem_member
	using (exists (select from collaboration c where c.id = collaboration_id and c.school_id = any ((select my_facilitated_schools())::uuid[]))
		and not (id = any ((select asked_and_not_in())::uuid[])));
create policy partner_found on partner for select to tandem_member
	using (collaboration_id = any ((select findable_collaborations())::uuid[]) and not (id = any ((select asked_and_not_in())::uuid[])));
-- The proposer comes first, then asks the others. A teacher accepts everyone they will work with: once one has said yes,
-- nobody joins behind their back, and a teacher is a partner too.
create policy partner_asked on partner for insert to tandem_member
	with check (invited_by = (select me()) and (
		collaboration_id = any ((select my_partnerships())::uuid[]) and not another_teacher_accepted(collaboration_id)
		or person_id = (select me()) and may_open(collaboration_id)));
-- Handed over: all the teachers have agreed to this one, and the last of them to do so asks them in.
create policy partner_handed_over on partner for insert to tandem_member
	with check (invited_by = (select me()) and side = 'facilitator' and collaboration_id = any ((select my_partnerships())::uuid[])
		and is_handed_over_to(person_id, collaboration_id));
create policy partner_findable on partner for update to tandem_member
	using (person_id = (select me()) and side = 'teacher');
grant select on partner to tandem_counter;
create policy partner_counted on partner for select to tandem_counter using (true);
