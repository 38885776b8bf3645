-- How the school rotates is known to its staff; its facilitators set it.
grant select, insert on rotation to tandem_member;
grant update (teams_at_a_time, teams_each, focus_weeks, group_weeks, one_to_ones, visits_a_day, version) on rotation to tandem_member;
create policy rotation_read on rotation for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy rotation_made on rotation for insert to tandem_member
	with check (school_id = any ((select my_facilitated_schools())::uuid[]));
create policy rotation_changed on rotation for update to tandem_member
	using (school_id = any ((select my_facilitated_schools())::uuid[]))
	with check (school_id = any ((select my_facilitated_schools())::uuid[]));
