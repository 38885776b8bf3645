-- Published documents: everybody signed in reads them, without a condition, so that search may use its index.
grant select on framework to tandem_member;
create policy framework_read on framework for select to tandem_member using (true);
grant select, insert, update on framework to tandem_operator;
create policy framework_operated on framework for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
