-- "Bookable calendars show busy only." One's own; that somebody is busy then is told by the function that gathers such times.
grant select, insert, delete on busy_block to tandem_member;
create policy busy_block_own on busy_block for all to tandem_member
	using (person_id = (select me()))
	with check (person_id = (select me()) and calendar_id in (select c.id from outside_calendar c));
