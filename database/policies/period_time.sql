-- When a period is, by which bells, is known to the staff of the school; its facilitators and operators set it.
grant select, insert, delete on period_time to tandem_member;
grant update (starts_at, ends_at) on period_time to tandem_member;
create policy period_time_read on period_time for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy period_time_made on period_time for insert to tandem_member
	with check (school_id = any ((select my_scheduling_schools())::uuid[])
		and exists (select from bell_schedule b join period p on p.school_id = b.school_id and p.division_id is not distinct from b.division_id
		where b.id = bell_schedule_id and p.id = period_id));
create policy period_time_changed on period_time for update to tandem_member
	using (school_id = any ((select my_scheduling_schools())::uuid[]))
	with check (school_id = any ((select my_scheduling_schools())::uuid[])
		and exists (select from bell_schedule b join period p on p.school_id = b.school_id and p.division_id is not distinct from b.division_id
		where b.id = bell_schedule_id and p.id = period_id));
create policy period_time_removed on period_time for delete to tandem_member using (school_id = any ((select my_scheduling_schools())::uuid[]));
grant select on period_time to tandem_counter;
create policy period_time_counted on period_time for select to tandem_counter using (true);
