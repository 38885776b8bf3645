grant select, insert, update, delete on framework_import to tandem_operator;
create policy framework_import_operated on framework_import for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
