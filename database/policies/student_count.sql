grant select on student_count to tandem_member, tandem_operator;
create policy student_count_read on student_count for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
grant insert, update, delete on student_count to tandem_operator;
create policy student_count_operated on student_count for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
