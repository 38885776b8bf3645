grant select on membership to tandem_member, tandem_operator, tandem_counter;
create policy membership_read on membership for select to tandem_member using (school_id = any ((select my_schools())::uuid[]) or person_id = (select me()));
create policy membership_counted on membership for select to tandem_counter using (true);
grant insert, update, delete on membership to tandem_operator;
create policy membership_operated on membership for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
