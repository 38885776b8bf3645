grant select, insert, update, delete on roster_import to tandem_operator;
create policy roster_import_operated on roster_import for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
