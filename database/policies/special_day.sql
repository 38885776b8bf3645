-- Early closings and other bells of a day are known to the staff of the school; its facilitators and operators tell them.
grant select, insert, delete on special_day to tandem_member;
grant update (division_id, on_day, name, ends_at, bell_schedule_id, source_uid, version) on special_day to tandem_member;
create policy special_day_read on special_day for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy special_day_made on special_day for insert to tandem_member
	with check (school_id = any ((select my_scheduling_schools())::uuid[])
		and (division_id is null or exists (select from division d where d.id = division_id and d.school_id = special_day.school_id)));
create policy special_day_changed on special_day for update to tandem_member
	using (school_id = any ((select my_scheduling_schools())::uuid[]))
	with check (school_id = any ((select my_scheduling_schools())::uuid[])
		and (division_id is null or exists (select from division d where d.id = division_id and d.school_id = special_day.school_id)));
create policy special_day_removed on special_day for delete to tandem_member using (school_id = any ((select my_scheduling_schools())::uuid[]));
grant select on special_day to tandem_counter;
create policy special_day_counted on special_day for select to tandem_counter using (true);
