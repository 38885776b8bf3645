-- What classes of a grade are taught is known to the staff of the school; who works with all of its teams writes it.
grant select, insert on topic to tandem_member;
grant update (strand, title, words, due_month, put_away_at, version) on topic to tandem_member;
create policy topic_read on topic for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy topic_made on topic for insert to tandem_member
	with check (made_by = (select me()) and school_id = any ((select my_roles_in('{facilitator,librarian,specialist}'))::uuid[])
		and (standard_id is null or exists (
			select from standard s join framework_use f on f.framework_id = s.framework_id
			where s.id = topic.standard_id and f.school_id = topic.school_id)));
create policy topic_changed on topic for update to tandem_member
	using (school_id = any ((select my_roles_in('{facilitator,librarian,specialist}'))::uuid[]))
	with check (school_id = any ((select my_roles_in('{facilitator,librarian,specialist}'))::uuid[]));
