-- A teacher's name is on a page for families by their own word, and goes by it.
grant select, insert, delete on unit_page_name to tandem_member;
create policy unit_page_name_read on unit_page_name for select to tandem_member
	using (exists (select from unit_page p where p.unit_id = unit_page_name.unit_id));
create policy unit_page_name_given on unit_page_name for insert to tandem_member
	with check (person_id = (select me()) and exists (select from unit u
		where u.id = unit_page_name.unit_id and u.team_id = any ((select my_planning_teams())::uuid[])));
create policy unit_page_name_taken_back on unit_page_name for delete to tandem_member using (person_id = (select me()));
