-- How good a plan is says how much teachers lack: for the facilitators of the school, and for no leader.
grant select, insert on rotation_outcome to tandem_member;
grant update (reached, clashes) on rotation_outcome to tandem_member;
create policy rotation_outcome_facilitators on rotation_outcome for all to tandem_member
	using (school_id = any ((select my_facilitated_schools())::uuid[]))
	with check (school_id = any ((select my_facilitated_schools())::uuid[])
		and exists (select from rotation_plan p where p.id = plan_id and p.made_by = (select me())));
