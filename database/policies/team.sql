grant select on team to tandem_member, tandem_operator, tandem_counter;
create policy team_read on team for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy team_counted on team for select to tandem_counter using (true);
grant insert, update, delete on team to tandem_operator;
create policy team_operated on team for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
