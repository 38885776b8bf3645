-- "Unit page: as its owner set: families, anyone." Published, changed and taken back by who plans the unit; the staff of the school
-- read it as they read the unit. Without an account it is read by its short link alone, while it is published.
grant select, insert on unit_page to tandem_member;
grant update (audience, published_by, published_at, taken_back_at, version) on unit_page to tandem_member;
create policy unit_page_read on unit_page for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy unit_page_published on unit_page for insert to tandem_member
	with check (published_by = (select me()) and exists (select from unit u
		where u.id = unit_id and u.school_id = unit_page.school_id and u.team_id = any ((select my_planning_teams())::uuid[])));
create policy unit_page_changed on unit_page for update to tandem_member
	using (exists (select from unit u where u.id = unit_id and u.team_id = any ((select my_planning_teams())::uuid[])))
	with check (published_by in ((select me()), publisher_of(unit_id))
		and exists (select from unit u where u.id = unit_id and u.team_id = any ((select my_planning_teams())::uuid[])));
