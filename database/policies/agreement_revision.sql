-- "Plan, agreement, evidence: all partners."
grant select, insert on agreement_revision to tandem_member;
create policy agreement_revision_read on agreement_revision for select to tandem_member using (collaboration_id = any ((select my_partnerships())::uuid[]));
create policy agreement_revision_made on agreement_revision for insert to tandem_member
	with check (written_by = (select me()) and collaboration_id = any ((select my_partnerships())::uuid[]));
