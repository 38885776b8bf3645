-- "Private note, held-back matter, draft: author." What waits on a device is a draft, and this opens it.
grant select, insert on pocket_key to tandem_member;
create policy pocket_key_own on pocket_key for all to tandem_member using (person_id = (select me())) with check (person_id = (select me()));
