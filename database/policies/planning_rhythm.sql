-- When a team meets is known to the staff of its school; who plans the team says it.
grant select, insert on planning_rhythm to tandem_member;
grant update (cycle_day, weekday, holds_from, holds_until, version) on planning_rhythm to tandem_member;
create policy planning_rhythm_read on planning_rhythm for select to tandem_member
	using (school_id = any ((select my_schools())::uuid[]));
create policy planning_rhythm_made on planning_rhythm for insert to tandem_member
	with check (made_by = (select me()) and team_id = any ((select my_planning_teams())::uuid[])
		and exists (select from team t where t.id = team_id and t.school_id = planning_rhythm.school_id));
create policy planning_rhythm_changed on planning_rhythm for update to tandem_member
	using (team_id = any ((select my_planning_teams())::uuid[]))
	with check (team_id = any ((select my_planning_teams())::uuid[]));
grant select on planning_rhythm to tandem_counter;
create policy planning_rhythm_counted on planning_rhythm for select to tandem_counter using (true);
