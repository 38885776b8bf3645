-- As its rhythm is.
grant select, insert, delete on planning_slot to tandem_member;
create policy planning_slot_read on planning_slot for select to tandem_member
	using (exists (select from planning_rhythm r where r.id = rhythm_id));
create policy planning_slot_made on planning_slot for insert to tandem_member
	with check (exists (select from planning_rhythm r where r.id = rhythm_id and r.team_id = any ((select my_planning_teams())::uuid[])
		and (period_id is null or exists (select from period p where p.id = period_id and p.school_id = r.school_id))));
create policy planning_slot_removed on planning_slot for delete to tandem_member
	using (exists (select from planning_rhythm r where r.id = rhythm_id and r.team_id = any ((select my_planning_teams())::uuid[])));
grant select on planning_slot to tandem_counter;
create policy planning_slot_counted on planning_slot for select to tandem_counter using (true);
