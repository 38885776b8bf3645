-- "Plan, agreement, evidence, SAMR and TPACK answers: all partners read; partners change."
grant select, insert on plan to tandem_member;
grant update (title, about, starts_on, ends_on, written_by, written_at, version) on plan to tandem_member;
create policy plan_read on plan for select to tandem_member using (collaboration_id = any ((select my_partnerships())::uuid[]));
create policy plan_made on plan for insert to tandem_member with check (written_by = (select me()) and collaboration_id = any ((select my_partnerships())::uuid[]));
create policy plan_changed on plan for update to tandem_member using (collaboration_id = any ((select my_partnerships())::uuid[])) with check (written_by = (select me()) and collaboration_id = any ((select my_partnerships())::uuid[]));
