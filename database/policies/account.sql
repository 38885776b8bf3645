-- "A roster import cannot take over an account": a way in is added by signing in from the person's address, by nothing else.
grant select on account to tandem_member, tandem_operator;
create policy account_own on account for select to tandem_member using (person_id = (select me()));
create policy account_known on account for select to tandem_operator using ((select acts_as_operator()));
grant insert on account to tandem_visitor;
create policy account_claimed on account for insert to tandem_visitor with check (person_id = person_of_address(nullif(current_setting('tandem.proven_address', true), '')));
