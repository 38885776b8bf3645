grant select, insert, update, delete on roster_import_person to tandem_operator;
create policy roster_import_person_operated on roster_import_person for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
