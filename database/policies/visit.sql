-- "Visit record: the teacher concerned, their facilitators in that collaboration (a visit outside any collaboration: author
-- and the teacher concerned)." Closed to an author who has become a leader or evaluator of who was visited.
grant select, insert, update on visit to tandem_member;
create policy visit_read on visit for select to tandem_member
	using (
		(author_id = (select me()) and not (id = any ((select visits_closed_to_me())::uuid[])))
		or collaboration_id = any ((select my_facilitated_collaborations())::uuid[])
		or id = any ((select visits_with_me())::uuid[])
	);
create policy visit_made on visit for insert to tandem_member
	with check (author_id = (select me()) and school_id = any ((select my_visiting_schools())::uuid[])
		and (collaboration_id is null or collaboration_id = any ((select my_partnerships())::uuid[])));
create policy visit_changed on visit for update to tandem_member
	using (author_id = (select me()) and not (id = any ((select visits_closed_to_me())::uuid[])))
	with check (author_id = (select me()) and (collaboration_id is null or collaboration_id = any ((select my_partnerships())::uuid[])));
grant select (id, school_id, author_id, collaboration_id, kind, time_kind, grouping, remote, starts_at, minutes, state) on visit to tandem_counter;
create policy visit_counted on visit for select to tandem_counter using (true);
