-- "That a collaboration exists, its people: partners. Facilitators of the school: people and team, not aim or stage."
-- "Colleagues: title, people and tools only if every teacher in it chose to be found."
grant select, insert on collaboration to tandem_member;
create policy collaboration_partner on collaboration for select to tandem_member
	using (id = any ((select my_collaborations())::uuid[]));
create policy collaboration_facilitator on collaboration for select to tandem_member
	using (school_id = any ((select my_facilitated_schools())::uuid[]));
create policy collaboration_found on collaboration for select to tandem_member
	using (id = any ((select findable_collaborations())::uuid[]));
create policy collaboration_proposed on collaboration for insert to tandem_member
	with check (proposed_by = (select me()) and school_id = any ((select my_roles_in('{teacher,facilitator}'))::uuid[])
		and (team_id is null or exists (select from team t where t.id = team_id and t.school_id = collaboration.school_id)));
grant select on collaboration to tandem_counter;
create policy collaboration_counted on collaboration for select to tandem_counter using (true);
