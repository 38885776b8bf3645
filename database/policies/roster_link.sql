grant select, insert, update, delete on roster_link to tandem_operator;
create policy roster_link_operated on roster_link for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
