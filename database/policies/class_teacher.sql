grant select on class_teacher to tandem_member, tandem_operator;
create policy class_teacher_read on class_teacher for select to tandem_member using (person_id = any ((select my_colleagues())::uuid[]));
grant insert, update, delete on class_teacher to tandem_operator;
create policy class_teacher_operated on class_teacher for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
