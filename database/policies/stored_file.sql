-- "Attachment, picture: exactly as the record it hangs on." What nothing hangs on is the job's, by its key alone; a withdrawn
-- resource is opened by nobody.
grant select, insert on stored_file to tandem_member;
create policy stored_file_read on stored_file for select to tandem_member
	using (removed_at is null and (exists (select from evidence e where e.file_id = stored_file.id)
		or exists (select from resource r where r.file_id = stored_file.id and r.withdrawn_at is null)));
create policy stored_file_kept on stored_file for insert to tandem_member with check (added_by = (select me()));
grant select (id, removed_at), delete on stored_file to tandem_operator;
create policy stored_file_removed on stored_file for select to tandem_operator
	using (removed_at is not null and (select acts_as_operator()));
create policy stored_file_forgotten on stored_file for delete to tandem_operator
	using (removed_at is not null and (select acts_as_operator()));
grant update (removed_at) on stored_file to tandem_definer;
