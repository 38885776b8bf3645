-- Everyone's own, and forgotten by themself.
grant select, insert, delete on api_answer to tandem_member;
create policy api_answer_own on api_answer for all to tandem_member
	using (person_id = (select me())) with check (person_id = (select me()));
