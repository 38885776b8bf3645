-- What a team teaches is known to the staff of its school; the team writes it, with the facilitators, librarians and specialists there.
grant select, insert on unit to tandem_member;
grant update (title, central_idea, aim, starts_on, ends_on, tuning_in, investigation, communication, creation, assessment,
	put_away_at, version) on unit to tandem_member;
create policy unit_read on unit for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy unit_made on unit for insert to tandem_member
	with check (made_by = (select me()) and team_id = any ((select my_planning_teams())::uuid[])
		and exists (select from team t where t.id = team_id and t.school_id = unit.school_id)
		and (carried_from is null or is_unit_of(carried_from, team_id)));
create policy unit_changed on unit for update to tandem_member
	using (team_id = any ((select my_planning_teams())::uuid[]))
	with check (team_id = any ((select my_planning_teams())::uuid[]));
