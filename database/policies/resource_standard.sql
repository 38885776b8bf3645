-- The standards that a resource is for: read with it, said by its owner, out of what their school uses.
grant select, insert, delete on resource_standard to tandem_member;
create policy resource_standard_read on resource_standard for select to tandem_member
	using (exists (select from resource r where r.id = resource_id));
create policy resource_standard_named on resource_standard for insert to tandem_member
	with check (resource_id = any ((select my_resources())::uuid[]) and exists (
		select from resource r join framework_use f on f.school_id = r.school_id join standard s on s.framework_id = f.framework_id
		where r.id = resource_id and s.id = standard_id));
create policy resource_standard_removed on resource_standard for delete to tandem_member
	using (resource_id = any ((select my_resources())::uuid[]));
