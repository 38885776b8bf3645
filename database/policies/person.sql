-- Colleague: staff of the same school. A name stays readable where it stands in what one may still read.
grant select on person to tandem_member, tandem_operator, tandem_mailer;
create policy person_colleague on person for select to tandem_member using (id = any ((select my_colleagues())::uuid[]) or id = (select me()));
create policy person_mailed on person for select to tandem_mailer using (true);
grant update (given_name, family_name, known_as, search_name, language, version) on person to tandem_member;
create policy person_self on person for update to tandem_member using (id = (select me()));
-- Deleted only by undoing the import that made them, and only while nothing refers to them.
grant insert, update, delete on person to tandem_operator;
create policy person_operated on person for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
