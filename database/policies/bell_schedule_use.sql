-- On which days which bells ring is known to the staff of the school; its facilitators and operators set it.
grant select, insert, delete on bell_schedule_use to tandem_member;
create policy bell_schedule_use_read on bell_schedule_use for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy bell_schedule_use_made on bell_schedule_use for insert to tandem_member
	with check (school_id = any ((select my_scheduling_schools())::uuid[])
		and exists (select from bell_schedule b where b.id = bell_schedule_id and b.school_id = bell_schedule_use.school_id and b.division_id is not distinct from bell_schedule_use.division_id));
create policy bell_schedule_use_removed on bell_schedule_use for delete to tandem_member using (school_id = any ((select my_scheduling_schools())::uuid[]));
grant select on bell_schedule_use to tandem_counter;
create policy bell_schedule_use_counted on bell_schedule_use for select to tandem_counter using (true);
