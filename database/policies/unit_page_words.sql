-- What families read of a unit is read by the staff as the unit is, and written by who plans it.
grant select, insert, delete on unit_page_words to tandem_member;
grant update (position, title, words) on unit_page_words to tandem_member;
create policy unit_page_words_read on unit_page_words for select to tandem_member
	using (exists (select from unit_page p where p.unit_id = unit_page_words.unit_id));
create policy unit_page_words_written on unit_page_words for insert to tandem_member
	with check (exists (select from unit u
		where u.id = unit_page_words.unit_id and u.team_id = any ((select my_planning_teams())::uuid[])));
create policy unit_page_words_changed on unit_page_words for update to tandem_member
	using (exists (select from unit u
		where u.id = unit_page_words.unit_id and u.team_id = any ((select my_planning_teams())::uuid[])));
create policy unit_page_words_removed on unit_page_words for delete to tandem_member
	using (exists (select from unit u
		where u.id = unit_page_words.unit_id and u.team_id = any ((select my_planning_teams())::uuid[])));
