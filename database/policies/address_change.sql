-- "A changed address or sign-in provider … tells the old address, and keeps everything shut until … the old address confirms."
grant select, insert, update on address_change to tandem_operator;
create policy address_change_operated on address_change for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
grant select on address_change to tandem_member;
create policy address_change_own on address_change for select to tandem_member using (person_id = (select me()));
-- Somebody asks for another address of their own: it waits for the old one as everybody's does.
grant insert, update (withdrawn_at) on address_change to tandem_member;
create policy address_change_asked on address_change for insert to tandem_member
	with check (person_id = (select me()) and proposed_by = (select me()) and confirmed_at is null and withdrawn_at is null);
create policy address_change_taken_back on address_change for update to tandem_member
	using (person_id = (select me())) with check (withdrawn_at is not null);
