-- "Plan: all partners read; partners change."
grant select, insert, delete on plan_lesson to tandem_member;
grant update (title, on_day, position, version) on plan_lesson to tandem_member;
create policy plan_lesson_read on plan_lesson for select to tandem_member using (collaboration_id = any ((select my_partnerships())::uuid[]));
create policy plan_lesson_made on plan_lesson for insert to tandem_member with check (collaboration_id = any ((select my_partnerships())::uuid[]));
create policy plan_lesson_changed on plan_lesson for update to tandem_member using (collaboration_id = any ((select my_partnerships())::uuid[]));
create policy plan_lesson_removed on plan_lesson for delete to tandem_member using (collaboration_id = any ((select my_partnerships())::uuid[]));
