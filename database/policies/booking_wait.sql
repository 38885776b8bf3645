-- "Bookable calendars show busy only": who waits for time with somebody is read by the two alone.
grant select, insert on booking_wait to tandem_member;
grant update (ended_at) on booking_wait to tandem_member;
create policy booking_wait_read on booking_wait for select to tandem_member
	using (waiter_id = (select me()) or person_id = (select me()));
create policy booking_wait_made on booking_wait for insert to tandem_member
	with check (waiter_id = (select me())
		and may_be_booked(person_id, school_id) and not (person_id = any ((select people_closed_to_me())::uuid[])));
create policy booking_wait_ended on booking_wait for update to tandem_member using (waiter_id = (select me()));
