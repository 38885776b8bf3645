-- One's own address, and the operator's list of them; colleagues do not read it.
grant select on person_address to tandem_member, tandem_operator, tandem_mailer;
create policy person_address_own on person_address for select to tandem_member using (person_id = (select me()));
create policy person_address_mailed on person_address for select to tandem_mailer using (true);
grant insert, update, delete on person_address to tandem_operator;
create policy person_address_operated on person_address for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
