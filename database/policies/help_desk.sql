-- Where a school's help desk is reached is known to its staff, who ask it; set by who runs Tandem there or facilitates.
grant select, insert, delete on help_desk to tandem_member;
grant update (address, set_by, set_at, version) on help_desk to tandem_member;
create policy help_desk_read on help_desk for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy help_desk_set on help_desk for insert to tandem_member
	with check (set_by = (select me()) and school_id = any ((select my_scheduling_schools())::uuid[]));
create policy help_desk_changed on help_desk for update to tandem_member
	using (school_id = any ((select my_scheduling_schools())::uuid[])) with check (set_by = (select me()));
create policy help_desk_ended on help_desk for delete to tandem_member
	using (school_id = any ((select my_scheduling_schools())::uuid[]));
