grant select on division to tandem_member, tandem_operator;
create policy division_read on division for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
grant insert, update, delete on division to tandem_operator;
create policy division_operated on division for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
