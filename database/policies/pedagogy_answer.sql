-- "SAMR and TPACK answers: all partners." What was said before stays.
grant select, insert on pedagogy_answer to tandem_member;
create policy pedagogy_answer_read on pedagogy_answer for select to tandem_member using (collaboration_id = any ((select my_partnerships())::uuid[]));
create policy pedagogy_answer_made on pedagogy_answer for insert to tandem_member
	with check (author_id = (select me()) and collaboration_id = any ((select my_partnerships())::uuid[]));
