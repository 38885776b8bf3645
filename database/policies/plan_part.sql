-- "Plan: all partners read; partners change."
grant select, insert, delete on plan_part to tandem_member;
create policy plan_part_read on plan_part for select to tandem_member using (collaboration_id = any ((select my_partnerships())::uuid[]));
create policy plan_part_made on plan_part for insert to tandem_member with check (collaboration_id = any ((select my_partnerships())::uuid[]));
create policy plan_part_removed on plan_part for delete to tandem_member using (collaboration_id = any ((select my_partnerships())::uuid[]));
