-- "Numbers for leaders": those who lead the school, and its facilitators, who are asked about them.
grant select on number_period to tandem_member;
create policy number_period_read on number_period for select to tandem_member
	using (school_id = any ((select my_roles_in('{leader,facilitator}'))::uuid[]));
grant select, insert on number_period to tandem_counter;
create policy number_period_frozen on number_period for all to tandem_counter using (true) with check (true);
