-- "Plan: all partners read; partners change."
grant select, insert, delete on plan_assessment to tandem_member;
create policy plan_assessment_read on plan_assessment for select to tandem_member using (collaboration_id = any ((select my_partnerships())::uuid[]));
create policy plan_assessment_made on plan_assessment for insert to tandem_member with check (collaboration_id = any ((select my_partnerships())::uuid[]));
create policy plan_assessment_removed on plan_assessment for delete to tandem_member using (collaboration_id = any ((select my_partnerships())::uuid[]));
