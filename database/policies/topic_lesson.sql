-- Which class has had what is known to the staff of its school, but to nobody who leads or evaluates somebody who teaches it. It is
-- written by the class's teachers and by who works with all teams.
grant select, insert, delete on topic_lesson to tandem_member;
grant update, delete on topic_lesson to tandem_definer;
create policy topic_lesson_read on topic_lesson for select to tandem_member
	using (school_id = any ((select my_schools())::uuid[]) and class_id <> all ((select classes_closed_to_me())::uuid[]));
create policy topic_lesson_written on topic_lesson for insert to tandem_member
	with check (made_by = (select me()) and (class_id = any ((select my_classes())::uuid[])
		or school_id = any ((select my_roles_in('{facilitator,librarian,specialist}'))::uuid[])
			and class_id <> all ((select classes_closed_to_me())::uuid[])));
create policy topic_lesson_removed on topic_lesson for delete to tandem_member
	using (class_id = any ((select my_classes())::uuid[])
		or school_id = any ((select my_roles_in('{facilitator,librarian,specialist}'))::uuid[])
			and class_id <> all ((select classes_closed_to_me())::uuid[]));
