grant select, insert, update, delete on framework_import_row to tandem_operator;
create policy framework_import_row_operated on framework_import_row for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
