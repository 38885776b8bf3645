grant select, insert on invitation to tandem_operator;
create policy invitation_operated on invitation for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
