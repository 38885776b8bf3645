-- "Story, resource, unit page: as its owner set: team, school, families, anyone." Withdrawn it is read by its owner alone, to be
-- brought back; families read it by the page of a unit that it is on. What its owner may do with it ends with their time at the school:
-- they read what they made, and a facilitator becomes the owner of what they left behind.
grant select, insert, delete on resource to tandem_member;
grant update (title, about, steps, url, address_hash, languages, grades, subjects, audience, words, withdrawn_at, owner_id, version)
	on resource to tandem_member;
create policy resource_own on resource for select to tandem_member using (owner_id = (select me()));
create policy resource_shown on resource for select to tandem_member
	using (withdrawn_at is null and school_id = any ((select my_schools())::uuid[])
		and is_shown_to(audience, owner_id, (select me()), (select my_team_mates())));
create policy resource_made on resource for insert to tandem_member
	with check (owner_id = (select me()) and school_id = any ((select my_schools())::uuid[])
		and (file_id is null or is_my_new_file(file_id)));
create policy resource_changed on resource for update to tandem_member
	using (owner_id = (select me()) and school_id = any ((select my_schools())::uuid[]));
create policy resource_left on resource for update to tandem_member
	using (withdrawn_at is null and may_take_over(audience, owner_id, school_id))
	with check (owner_id = (select me()) and school_id = any ((select my_facilitated_schools())::uuid[]));
create policy resource_removed on resource for delete to tandem_member
	using (owner_id = (select me()) and school_id = any ((select my_schools())::uuid[]) and withdrawn_at is not null);
