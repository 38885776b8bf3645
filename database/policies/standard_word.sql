-- Published documents: everybody signed in reads them, without a condition, so that search may use its index.
grant select on standard_word to tandem_member;
create policy standard_word_read on standard_word for select to tandem_member using (true);
grant select, insert, delete on standard_word to tandem_operator;
create policy standard_word_operated on standard_word for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
