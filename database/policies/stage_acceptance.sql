-- "Stage: partners." Only oneself accepts.
grant select, insert on stage_acceptance to tandem_member;
create policy stage_acceptance_read on stage_acceptance for select to tandem_member using (exists (select from stage_proposal s where s.id = proposal_id));
create policy stage_acceptance_own on stage_acceptance for insert to tandem_member
	with check (person_id = (select me()) and exists (select from stage_proposal s where s.id = proposal_id and s.settled_at is null));
