-- "Evidence: all partners"; "exactly as the record it hangs on; two uses of one file are two permissions, and deleting by
-- consent date deletes every use." After that date, by the school's clocks, nobody reads it, whether or not
-- the job has come round. On a goal the teacher may use what is in a plan; changed it is by its author, or by the plan's partners.
grant select, insert, delete on evidence to tandem_member;
grant update (title, about, students, consent, use_until, version) on evidence to tandem_member;
create policy evidence_read on evidence for select to tandem_member
	using ((use_until is null or use_until >= school_today(school_id)) and exists (select from evidence_use u where u.evidence_id = evidence.id));
create policy evidence_made on evidence for insert to tandem_member
	with check (author_id = (select me()) and school_id = any ((select my_schools())::uuid[])
		and (file_id is null or is_my_new_file(file_id)));
create policy evidence_changed on evidence for update to tandem_member
	using (exists (select from evidence_use u where u.evidence_id = evidence.id and (u.place <> 'goal' or author_id = (select me()))
		and may_change_use(u.place, u.collaboration_id, u.goal_entry_id)));
create policy evidence_removed on evidence for delete to tandem_member
	using (exists (select from evidence_use u where u.evidence_id = evidence.id and (u.place <> 'goal' or author_id = (select me()))
		and may_change_use(u.place, u.collaboration_id, u.goal_entry_id)));
grant select (id, school_id, use_until), delete on evidence to tandem_operator;
create policy evidence_ended on evidence for select to tandem_operator
	using (use_until <= current_date and (select acts_as_operator()) and use_until < school_today(school_id));
create policy evidence_ended_removed on evidence for delete to tandem_operator
	using (use_until <= current_date and (select acts_as_operator()) and use_until < school_today(school_id));
