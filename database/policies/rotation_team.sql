-- What facilitators of the school said of a team is theirs.
grant select, insert, delete on rotation_team to tandem_member;
grant update (takes_part, weekday, facilitator_id) on rotation_team to tandem_member;
create policy rotation_team_facilitators on rotation_team for all to tandem_member
	using (school_id = any ((select my_facilitated_schools())::uuid[]))
	with check (school_id = any ((select my_facilitated_schools())::uuid[])
		and exists (select from team t where t.id = team_id and t.school_id = rotation_team.school_id)
		and (facilitator_id is null or exists (
			select from membership m where m.person_id = facilitator_id and m.school_id = rotation_team.school_id)));
