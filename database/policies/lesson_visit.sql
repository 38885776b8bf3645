-- Which visit a lesson is, is read as the visit is, and said by who writes the lesson and reads the visit.
grant select, insert on lesson_visit to tandem_member;
create policy lesson_visit_read on lesson_visit for select to tandem_member
	using (exists (select from visit v where v.id = visit_id));
create policy lesson_visit_said on lesson_visit for insert to tandem_member
	with check (exists (select from visit v join topic_lesson l on l.school_id = v.school_id
		where v.id = lesson_visit.visit_id and l.id = lesson_visit.lesson_id and l.made_by = (select me())));
