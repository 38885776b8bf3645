-- Whether a link still leads somewhere is told to who owns the resource, and where they have left the school to who may take it over.
grant select, insert, update, delete on link_check to tandem_member;
create policy link_check_own on link_check for all to tandem_member
	using (owner_id = (select me()))
	with check (owner_id = (select me())
		and exists (select from resource r where r.id = resource_id and r.owner_id = link_check.owner_id));
create policy link_check_owner_left on link_check for select to tandem_member
	using (resource_id = any ((select left_links())::uuid[]));
-- It goes along with the resource.
grant update (owner_id) on link_check to tandem_definer;
-- The job that asks finds which are due and at which host, and asks for each as its owner. No operator sees them.
grant select (resource_id, owner_id, host, due_at) on link_check to tandem_operator;
create policy link_check_due on link_check for select to tandem_operator
	using (coalesce(current_setting('tandem.machine', true), '') = 'on');
