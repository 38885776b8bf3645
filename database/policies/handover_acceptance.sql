-- "By teacher's consent": each teacher who is in it, for themself. What they were shown tells who evaluates them, and is not read.
grant select (handover_id, person_id, at), insert on handover_acceptance to tandem_member;
create policy handover_acceptance_read on handover_acceptance for select to tandem_member
	using (exists (select from handover h where h.id = handover_id));
create policy handover_acceptance_own on handover_acceptance for insert to tandem_member
	with check (person_id = (select me()) and exists (
		select from handover h where h.id = handover_id and h.settled_at is null and is_teacher_in((select me()), h.collaboration_id)));
