grant select on team_member to tandem_member, tandem_operator;
create policy team_member_read on team_member for select to tandem_member using (person_id = any ((select my_colleagues())::uuid[]));
grant insert, update, delete on team_member to tandem_operator;
create policy team_member_operated on team_member for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
