-- Who takes part in a team's meetings is known as its rhythm is. A guest works with teams, and leads no school.
grant select, insert, delete on planning_guest to tandem_member;
create policy planning_guest_read on planning_guest for select to tandem_member
	using (exists (select from planning_rhythm r where r.id = rhythm_id));
create policy planning_guest_made on planning_guest for insert to tandem_member
	with check (exists (select from planning_rhythm r where r.id = rhythm_id and r.team_id = any ((select my_planning_teams())::uuid[])
		and (has_role(person_id, r.school_id, 'facilitator') or has_role(person_id, r.school_id, 'librarian')
			or has_role(person_id, r.school_id, 'specialist') or has_role(person_id, r.school_id, 'assistant'))));
create policy planning_guest_removed on planning_guest for delete to tandem_member
	using (exists (select from planning_rhythm r where r.id = rhythm_id and r.team_id = any ((select my_planning_teams())::uuid[])));
