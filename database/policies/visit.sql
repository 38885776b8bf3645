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
create policy visit_changed on visit for update to tandem_member
	using (author_id = (select me()) and not (id = any ((select visits_closed_to_me())::uuid[])))
	with check (author_id = (select me()) and (collaboration_id is null or collaboration_id = any ((select my_partnerships())::uuid[])));
grant select (id, school_id, author_id, collaboration_id, kind, time_kind, grouping, remote, starts_at, minutes, state) on visit to tandem_counter;
create policy visit_counted on visit for select to tandem_counter using (true);
