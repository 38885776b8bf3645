-- "A changed address or sign-in provider … tells the old address, and keeps everything shut until … the old address confirms."
grant select, insert, update on address_change to tandem_operator;
create policy address_change_operated on address_change for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
grant select on address_change to tandem_member;
create policy address_change_own on address_change for select to tandem_member using (person_id = (select me()));
