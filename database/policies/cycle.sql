-- The cycle is known to the staff of the school; its facilitators and operators set it.
grant select, insert, delete on cycle to tandem_member;
grant update (starts_on, length, first_day, through_days_off, weekdays, version) on cycle to tandem_member;
create policy cycle_read on cycle for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy cycle_made on cycle for insert to tandem_member
	with check (school_id = any ((select my_scheduling_schools())::uuid[])
		and (division_id is null or exists (select from division d where d.id = division_id and d.school_id = cycle.school_id)));
create policy cycle_changed on cycle for update to tandem_member
	using (school_id = any ((select my_scheduling_schools())::uuid[]))
	with check (school_id = any ((select my_scheduling_schools())::uuid[])
		and (division_id is null or exists (select from division d where d.id = division_id and d.school_id = cycle.school_id)));
create policy cycle_removed on cycle for delete to tandem_member using (school_id = any ((select my_scheduling_schools())::uuid[]));
grant select on cycle to tandem_counter;
create policy cycle_counted on cycle for select to tandem_counter using (true);
