-- Roles are dated, and colleagues read them: the teacher's screen shows the person's roles of the last twelve months.
grant select on role_assignment to tandem_member, tandem_operator, tandem_counter;
create policy role_assignment_read on role_assignment for select to tandem_member using (school_id = any ((select my_schools())::uuid[]) or person_id = (select me()));
create policy role_assignment_counted on role_assignment for select to tandem_counter using (true);
grant insert, update, delete on role_assignment to tandem_operator;
create policy role_assignment_operated on role_assignment for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
