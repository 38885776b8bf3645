-- "A facilitator who leaves hands over by teacher's consent, collaboration by collaboration." That it is proposed is for the
-- partners; who is proposed learns of it when the teachers have said yes.
grant select, insert on handover to tandem_member;
grant update (settled_at, settled_as) on handover to tandem_member;
create policy handover_read on handover for select to tandem_member using (collaboration_id = any ((select my_partnerships())::uuid[]));
create policy handover_proposed on handover for insert to tandem_member
	with check (from_person = (select me()) and settled_at is null and to_person = any ((select my_colleagues())::uuid[])
		and collaboration_id = any ((select my_facilitated_collaborations())::uuid[]));
-- When no facilitator is left to propose one, a teacher in it does; the others are asked as ever.
create policy handover_begun_by_teacher on handover for insert to tandem_member
	with check (from_person = (select me()) and settled_at is null and to_person = any ((select my_colleagues())::uuid[])
		and collaboration_id = any ((select my_partnerships())::uuid[]) and is_teacher_in((select me()), collaboration_id)
		and is_without_facilitator(collaboration_id));
create policy handover_settled on handover for update to tandem_member
	using (settled_at is null and collaboration_id = any ((select my_partnerships())::uuid[]))
	with check (case settled_as
		when 'withdrawn' then from_person = (select me())
		when 'declined' then is_teacher_in((select me()), collaboration_id)
		else teachers_agree(id) end);
