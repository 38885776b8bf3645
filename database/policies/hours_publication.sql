-- "With fewer than five facilitators, hours appear only if each publishes them": each their own, and the count knows of it.
grant select, insert on hours_publication to tandem_member;
grant update (taken_back_at) on hours_publication to tandem_member;
create policy hours_publication_own on hours_publication for select to tandem_member using (person_id = (select me()));
create policy hours_publication_made on hours_publication for insert to tandem_member
	with check (person_id = (select me()) and school_id = any ((select my_roles_in('{facilitator,librarian,specialist}'))::uuid[]));
create policy hours_publication_taken_back on hours_publication for update to tandem_member using (person_id = (select me()));
grant select on hours_publication to tandem_counter;
create policy hours_publication_counted on hours_publication for select to tandem_counter using (true);
