-- Published documents: everybody signed in reads them, without a condition, so that search may use its index.
grant select on standard_place to tandem_member;
create policy standard_place_read on standard_place for select to tandem_member using (true);
grant select, insert, delete on standard_place to tandem_operator;
create policy standard_place_operated on standard_place for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
