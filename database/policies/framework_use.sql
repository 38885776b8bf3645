-- Which frameworks a school uses is known to its staff, and said by its facilitators and leaders, or by an operator.
grant select, insert, delete, update (content, technology, chosen_by, chosen_at) on framework_use to tandem_member, tandem_operator;
create policy framework_use_read on framework_use for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy framework_use_made on framework_use for insert to tandem_member
	with check (school_id = any ((select my_choosing_schools())::uuid[]) and chosen_by = (select me()));
create policy framework_use_changed on framework_use for update to tandem_member
	using (school_id = any ((select my_choosing_schools())::uuid[])) with check (chosen_by = (select me()));
create policy framework_use_ended on framework_use for delete to tandem_member
	using (school_id = any ((select my_choosing_schools())::uuid[]));
create policy framework_use_operated on framework_use for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
