-- The bank of questions is known to the staff of the school; its facilitators keep it.
grant select, insert on open_question to tandem_member;
grant update (purpose, words, retired_at, version) on open_question to tandem_member;
create policy open_question_read on open_question for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy open_question_made on open_question for insert to tandem_member
	with check (author_id = (select me()) and school_id = any ((select my_facilitated_schools())::uuid[]));
create policy open_question_changed on open_question for update to tandem_member
	using (school_id = any ((select my_facilitated_schools())::uuid[]));
