-- How long ahead the help desk has to know is known to the staff, who ask it; set by the technicians, and by who runs Tandem there.
grant select, insert on lead_time to tandem_member;
grant update (accounts, app, licence, access, device, other, set_by, set_at, version) on lead_time to tandem_member;
create policy lead_time_read on lead_time for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy lead_time_set on lead_time for insert to tandem_member
	with check (set_by = (select me()) and school_id = any ((select my_roles_in('{technician,operator}'))::uuid[]));
create policy lead_time_changed on lead_time for update to tandem_member
	using (school_id = any ((select my_roles_in('{technician,operator}'))::uuid[])) with check (set_by = (select me()));
