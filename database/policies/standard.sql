-- Published documents: everybody signed in reads them, without a condition, so that search may use its index.
grant select on standard to tandem_member;
create policy standard_read on standard for select to tandem_member using (true);
grant select, insert, update on standard to tandem_operator;
create policy standard_operated on standard for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
