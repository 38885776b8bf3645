-- Hours are offered to the staff of the school, by the one whose hours they are.
grant select, insert, delete on offered_hour to tandem_member;
create policy offered_hour_read on offered_hour for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy offered_hour_made on offered_hour for insert to tandem_member
	with check (exists (select from bookable b where b.id = bookable_id and b.school_id = offered_hour.school_id
		and b.person_id = (select me()) and b.school_id = any ((select my_bookable_schools())::uuid[])));
create policy offered_hour_removed on offered_hour for delete to tandem_member
	using (exists (select from bookable b where b.id = bookable_id and b.person_id = (select me())));
