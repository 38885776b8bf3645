-- "Operators, and the person an act was about; append-only, hash-chained."
grant select, insert on audit_entry to tandem_operator;
create policy audit_entry_operated on audit_entry for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
grant select on audit_entry to tandem_member;
create policy audit_entry_about_me on audit_entry for select to tandem_member using (person_id = (select me()));
-- Acts of others that are kept with those of operators: vouching for a colleague, asking for another address of one's own, and saying, as a
-- facilitator, where the school's help desk is reached.
grant insert on audit_entry to tandem_member;
create policy audit_entry_of_member on audit_entry for insert to tandem_member
	with check (actor_id = (select me()) and (act = 'account.vouched' and person_id = any ((select my_colleagues())::uuid[])
		or act in ('address.proposed', 'address.withdrawn') and person_id = (select me())
		or act in ('help-desk.set', 'help-desk.removed') and person_id is null
			and school_id = any ((select my_scheduling_schools())::uuid[])));
