grant select on class to tandem_member, tandem_operator, tandem_counter;
create policy class_read on class for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy class_counted on class for select to tandem_counter using (true);
grant insert, update, delete on class to tandem_operator;
create policy class_operated on class for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
