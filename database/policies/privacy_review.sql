-- What a tool does with learners' data, as who looks after tools found it. Colleagues read it; it is never changed, only done again.
grant select, insert on privacy_review to tandem_member;
create policy privacy_review_read on privacy_review for select to tandem_member using (exists (select from tool t where t.id = tool_id));
create policy privacy_review_made on privacy_review for insert to tandem_member
	with check (reviewed_by = (select me())
		and exists (select from tool t where t.id = tool_id and t.school_id = any ((select my_tool_schools())::uuid[])));
