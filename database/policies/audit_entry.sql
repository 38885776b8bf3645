-- "Operators, and the person an act was about; append-only, hash-chained."
grant select, insert on audit_entry to tandem_operator;
create policy audit_entry_operated on audit_entry for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
grant select on audit_entry to tandem_member;
create policy audit_entry_about_me on audit_entry for select to tandem_member using (person_id = (select me()));
