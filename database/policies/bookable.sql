-- Who may be booked, when and within which limits is told to the staff of the school; each says it of themselves.
grant select, insert on bookable to tandem_member;
grant update (open, per_day, per_week, notice_hours, ahead_days, buffer_minutes, purposes, version) on bookable to tandem_member;
create policy bookable_read on bookable for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy bookable_made on bookable for insert to tandem_member
	with check (person_id = (select me()) and school_id = any ((select my_bookable_schools())::uuid[]));
create policy bookable_changed on bookable for update to tandem_member
	using (person_id = (select me()) and school_id = any ((select my_bookable_schools())::uuid[]));
