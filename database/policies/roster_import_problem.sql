grant select, insert, delete on roster_import_problem to tandem_operator;
create policy roster_import_problem_operated on roster_import_problem for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
