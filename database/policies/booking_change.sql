-- "Visit outside any collaboration: author and the teacher concerned": read by who reads the booking.
grant select, insert on booking_change to tandem_member;
create policy booking_change_read on booking_change for select to tandem_member
	using (exists (select from booking b where b.id = booking_id));
create policy booking_change_made on booking_change for insert to tandem_member
	with check (changed_by = (select me()) and exists (select from booking b where b.id = booking_id));
