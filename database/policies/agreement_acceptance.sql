-- "Agreement: all partners." Only oneself accepts.
grant select, insert on agreement_acceptance to tandem_member;
create policy agreement_acceptance_read on agreement_acceptance for select to tandem_member using (collaboration_id = any ((select my_partnerships())::uuid[]));
create policy agreement_acceptance_own on agreement_acceptance for insert to tandem_member
	with check (person_id = (select me()) and collaboration_id = any ((select my_partnerships())::uuid[]));
