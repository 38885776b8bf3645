-- "Plan, agreement, evidence: all partners." What came of it is each partner's to say.
grant select, insert on outcome to tandem_member;
grant update (words, written_at, version) on outcome to tandem_member;
create policy outcome_read on outcome for select to tandem_member using (collaboration_id = any ((select my_partnerships())::uuid[]));
create policy outcome_written on outcome for insert to tandem_member
	with check (author_id = (select me()) and collaboration_id = any ((select my_partnerships())::uuid[]));
create policy outcome_changed on outcome for update to tandem_member
	using (author_id = (select me()) and collaboration_id = any ((select my_partnerships())::uuid[]));
