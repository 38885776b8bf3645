-- What a topic works towards is read as the topic is, and named by who writes it, out of what their school uses.
grant select, insert, delete on topic_standard to tandem_member;
create policy topic_standard_read on topic_standard for select to tandem_member
	using (exists (select from topic t where t.id = topic_id));
create policy topic_standard_named on topic_standard for insert to tandem_member
	with check (exists (
		select from topic t join framework_use f on f.school_id = t.school_id join standard s on s.framework_id = f.framework_id
		where t.id = topic_standard.topic_id and s.id = topic_standard.standard_id
			and t.school_id = any ((select my_roles_in('{facilitator,librarian,specialist}'))::uuid[])
			and (case topic_standard.purpose when 'content' then f.content else f.technology end)));
create policy topic_standard_removed on topic_standard for delete to tandem_member
	using (exists (
		select from topic t where t.id = topic_id
			and t.school_id = any ((select my_roles_in('{facilitator,librarian,specialist}'))::uuid[])));
