-- "Visit in calendars: partners." Who comes is read by who reads the visit, and said by each for themselves.
grant select, insert, delete on visit_answer to tandem_member;
grant update (answer, stamp, answered_at) on visit_answer to tandem_member;
create policy visit_answer_read on visit_answer for select to tandem_member using (exists (select from visit v where v.id = visit_id));
create policy visit_answer_said on visit_answer for insert to tandem_member
	with check (person_id = (select me()) and exists (select from visit_person p where p.visit_id = visit_answer.visit_id and p.person_id = (select me())));
create policy visit_answer_changed on visit_answer for update to tandem_member using (person_id = (select me()));
create policy visit_answer_undone on visit_answer for delete to tandem_member using (person_id = (select me()));
