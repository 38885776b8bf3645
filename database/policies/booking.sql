-- "Visit outside any collaboration: author and the teacher concerned": of a booking, who is booked and who booked. To everyone
-- else that time is busy, and no more. Closed, as its visit is, to whoever has come to lead or evaluate the other.
grant select, insert on booking to tandem_member;
grant update (on_day, starts_at, ends_at, free_again_at, cancelled_at, version) on booking to tandem_member;
create policy booking_read on booking for select to tandem_member
	using ((booked_by = (select me()) or person_id = (select me()))
		and not (visit_id = any ((select visits_closed_to_me())::uuid[])));
create policy booking_made on booking for insert to tandem_member
	with check (booked_by = (select me()) and cancelled_at is null
		and may_be_booked(person_id, school_id) and not (person_id = any ((select people_closed_to_me())::uuid[]))
		and is_new_visit(visit_id));
create policy booking_changed on booking for update to tandem_member
	using ((booked_by = (select me()) or person_id = (select me()))
		and not (visit_id = any ((select visits_closed_to_me())::uuid[])));
