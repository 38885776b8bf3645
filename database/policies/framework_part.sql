-- Published documents: everybody signed in reads them, without a condition, so that search may use its index.
grant select on framework_part to tandem_member;
create policy framework_part_read on framework_part for select to tandem_member using (true);
grant select, insert, delete on framework_part to tandem_operator;
create policy framework_part_operated on framework_part for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
