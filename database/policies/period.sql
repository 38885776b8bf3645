-- Periods are known to the staff of the school; its facilitators and operators name them.
grant select, insert, delete on period to tandem_member;
grant update (name, position, version) on period to tandem_member;
create policy period_read on period for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy period_made on period for insert to tandem_member
	with check (school_id = any ((select my_scheduling_schools())::uuid[])
		and (division_id is null or exists (select from division d where d.id = division_id and d.school_id = period.school_id)));
create policy period_changed on period for update to tandem_member
	using (school_id = any ((select my_scheduling_schools())::uuid[]))
	with check (school_id = any ((select my_scheduling_schools())::uuid[])
		and (division_id is null or exists (select from division d where d.id = division_id and d.school_id = period.school_id)));
create policy period_removed on period for delete to tandem_member using (school_id = any ((select my_scheduling_schools())::uuid[]));
grant select on period to tandem_counter;
create policy period_counted on period for select to tandem_counter using (true);
