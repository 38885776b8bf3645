-- Published documents: everybody signed in reads them, without a condition, so that search may use its index.
grant select on standard_link to tandem_member;
create policy standard_link_read on standard_link for select to tandem_member using (true);
grant select, insert, delete on standard_link to tandem_operator;
create policy standard_link_operated on standard_link for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
