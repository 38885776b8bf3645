-- One's own. To others a day away is a busy one, like any other.
grant select, insert, delete on away to tandem_member;
create policy away_own on away for select to tandem_member using (person_id = (select me()));
create policy away_made on away for insert to tandem_member with check (person_id = (select me()));
create policy away_removed on away for delete to tandem_member using (person_id = (select me()));
