-- Days off are known to the staff of the school; its facilitators and operators tell them.
grant select, insert, delete on day_off to tandem_member;
grant update (division_id, name, starts_on, ends_on, kind, effect, source_uid, version) on day_off to tandem_member;
create policy day_off_read on day_off for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy day_off_made on day_off for insert to tandem_member
	with check (school_id = any ((select my_scheduling_schools())::uuid[])
		and (division_id is null or exists (select from division d where d.id = division_id and d.school_id = day_off.school_id)));
create policy day_off_changed on day_off for update to tandem_member
	using (school_id = any ((select my_scheduling_schools())::uuid[]))
	with check (school_id = any ((select my_scheduling_schools())::uuid[])
		and (division_id is null or exists (select from division d where d.id = division_id and d.school_id = day_off.school_id)));
create policy day_off_removed on day_off for delete to tandem_member using (school_id = any ((select my_scheduling_schools())::uuid[]));
grant select on day_off to tandem_counter;
create policy day_off_counted on day_off for select to tandem_counter using (true);
