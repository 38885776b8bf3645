-- What a unit is for is read as the unit is, and named by who writes it, out of what their school uses.
grant select, insert, delete on unit_standard to tandem_member;
create policy unit_standard_read on unit_standard for select to tandem_member
	using (exists (select from unit u where u.id = unit_id));
create policy unit_standard_named on unit_standard for insert to tandem_member
	with check (exists (
		select from unit u join framework_use f on f.school_id = u.school_id join standard s on s.framework_id = f.framework_id
		where u.id = unit_standard.unit_id and s.id = unit_standard.standard_id
			and u.team_id = any ((select my_planning_teams())::uuid[])
			and (case unit_standard.purpose when 'content' then f.content else f.technology end)));
-- Carried to another year, a unit keeps what it named, whatever the school uses by then.
create policy unit_standard_carried on unit_standard for insert to tandem_member
	with check (is_carried_with(unit_id, purpose, standard_id)
		and exists (select from unit u where u.id = unit_id and u.team_id = any ((select my_planning_teams())::uuid[])));
create policy unit_standard_removed on unit_standard for delete to tandem_member
	using (exists (select from unit u where u.id = unit_id and u.team_id = any ((select my_planning_teams())::uuid[])));
