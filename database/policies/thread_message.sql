-- "Plan, agreement, evidence: all partners", and so is what they say to each other: who has left reads nothing newer.
grant select, insert on thread_message to tandem_member;
grant update (words, withdrawn_at) on thread_message to tandem_member;
create policy thread_message_read on thread_message for select to tandem_member using (collaboration_id = any ((select my_partnerships())::uuid[]));
create policy thread_message_written on thread_message for insert to tandem_member
	with check (author_id = (select me()) and collaboration_id = any ((select my_partnerships())::uuid[]));
create policy thread_message_changed on thread_message for update to tandem_member
	using (author_id = (select me()) and collaboration_id = any ((select my_partnerships())::uuid[]));
