-- When the bells ring is known to the staff of the school; its facilitators and operators set it.
grant select, insert, delete on bell_schedule to tandem_member;
grant update (name, usual, version) on bell_schedule to tandem_member;
create policy bell_schedule_read on bell_schedule for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy bell_schedule_made on bell_schedule for insert to tandem_member
	with check (school_id = any ((select my_scheduling_schools())::uuid[])
		and (division_id is null or exists (select from division d where d.id = division_id and d.school_id = bell_schedule.school_id)));
create policy bell_schedule_changed on bell_schedule for update to tandem_member
	using (school_id = any ((select my_scheduling_schools())::uuid[]))
	with check (school_id = any ((select my_scheduling_schools())::uuid[])
		and (division_id is null or exists (select from division d where d.id = division_id and d.school_id = bell_schedule.school_id)));
create policy bell_schedule_removed on bell_schedule for delete to tandem_member using (school_id = any ((select my_scheduling_schools())::uuid[]));
grant select on bell_schedule to tandem_counter;
create policy bell_schedule_counted on bell_schedule for select to tandem_counter using (true);
