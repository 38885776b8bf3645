-- "Stage: partners." The teacher has the last word, so it is proposed first.
grant select, insert on stage_proposal to tandem_member;
grant update (settled_at, settled_as) on stage_proposal to tandem_member;
create policy stage_proposal_read on stage_proposal for select to tandem_member using (collaboration_id = any ((select my_partnerships())::uuid[]));
create policy stage_proposal_made on stage_proposal for insert to tandem_member
	with check (proposed_by = (select me()) and collaboration_id = any ((select my_partnerships())::uuid[]));
create policy stage_proposal_settled on stage_proposal for update to tandem_member using (collaboration_id = any ((select my_partnerships())::uuid[]));
