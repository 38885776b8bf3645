-- "Visit record: the teacher concerned, their facilitators in that collaboration": who was there is read by who reads the visit.
grant select, delete, insert (visit_id, person_id, part) on visit_person to tandem_member;
create policy visit_person_read on visit_person for select to tandem_member
	using (person_id = (select me()) and not (visit_id = any ((select visits_closed_to_me())::uuid[])) or exists (select from visit v where v.id = visit_id));
create policy visit_person_made on visit_person for insert to tandem_member
	with check (exists (select from visit v where v.id = visit_id and v.author_id = (select me())
		and is_of_school(person_id, v.school_id)
		-- In a collaboration a teacher who is visited is one of its teachers: nobody else comes to read of it as one.
		and (v.collaboration_id is null or v.collaboration_id = any ((select my_partnerships())::uuid[])
			and (part <> 'teacher' or is_teacher_in(person_id, v.collaboration_id)))
		and (person_id = (select me()) or not (person_id = any ((select people_closed_to_me())::uuid[])))));
-- Of a booking: the two, and nobody else.
create policy visit_person_booked on visit_person for insert to tandem_member
	with check (exists (select from booking b where b.visit_id = visit_person.visit_id and b.booked_by = (select me())
		and visit_person.person_id in (b.booked_by, b.person_id) and (part = 'teacher') = (visit_person.person_id = b.booked_by)));
create policy visit_person_removed on visit_person for delete to tandem_member
	using (exists (select from visit v where v.id = visit_id and v.author_id = (select me())
		and (v.collaboration_id is null or v.collaboration_id = any ((select my_partnerships())::uuid[]))));
grant select on visit_person to tandem_counter;
create policy visit_person_counted on visit_person for select to tandem_counter using (true);
-- Whom to tell of a visit that was planned, changed or cancelled.
grant select (visit_id, person_id) on visit_person to tandem_mailer;
create policy visit_person_told on visit_person for select to tandem_mailer
	using (visit_id in (select t.visit_id from visit_to_tell t));
