-- "Visit record: the teacher concerned, their facilitators in that collaboration (a visit outside any collaboration: author
-- and the teacher concerned)." Closed to an author who has become a leader or evaluator of who was visited.
grant select, insert on visit to tandem_member;
-- Where a visit belongs and whose it is stays as it was made.
grant update (kind, time_kind, place, remote, starts_at, minutes, guide_edition, state, version) on visit to tandem_member;
create policy visit_read on visit for select to tandem_member
	using (
		(author_id = (select me()) and not (id = any ((select visits_closed_to_me())::uuid[])))
		or collaboration_id = any ((select my_facilitated_collaborations())::uuid[])
		or id = any ((select visits_with_me())::uuid[])
	);
create policy visit_made on visit for insert to tandem_member
	with check (author_id = (select me()) and school_id = any ((select my_visiting_schools())::uuid[])
		and (collaboration_id is null or collaboration_id = any ((select my_partnerships())::uuid[])
			and exists (select from collaboration c where c.id = collaboration_id and c.school_id = visit.school_id))
		and (series_id is null or exists (select from visit_series s where s.id = series_id)));
-- A booking becomes a visit of who is booked: written by who booked, who moves and cancels it as well.
create policy visit_booked on visit for insert to tandem_member
	with check (collaboration_id is null and series_id is null and state = 'planned'
		and exists (select from booking b where b.visit_id = visit.id and b.booked_by = (select me()) and b.person_id = author_id
			and b.school_id = visit.school_id and b.starts_at = visit.starts_at and b.cancelled_at is null));
create policy visit_moved on visit for update to tandem_member
	using (state = 'planned' and id = any ((select my_booked_visits())::uuid[]))
	with check (state in ('planned', 'cancelled') and id = any ((select my_booked_visits())::uuid[]));
create policy visit_changed on visit for update to tandem_member
	using (author_id = (select me()) and not (id = any ((select visits_closed_to_me())::uuid[])))
	with check (author_id = (select me()) and (collaboration_id is null or collaboration_id = any ((select my_partnerships())::uuid[])));
grant select (id, school_id, author_id, collaboration_id, kind, time_kind, grouping, remote, starts_at, minutes, state) on visit to tandem_counter;
create policy visit_counted on visit for select to tandem_counter using (true);
