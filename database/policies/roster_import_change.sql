grant select, insert, update, delete on roster_import_change to tandem_operator;
create policy roster_import_change_operated on roster_import_change for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
