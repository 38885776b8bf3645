grant select, insert, update, delete on roster_import_row to tandem_operator;
create policy roster_import_row_operated on roster_import_row for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
