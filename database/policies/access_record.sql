-- "The person concerned and the author, for what both may see." Written when something is shown.
grant select, insert on access_record to tandem_member;
create policy access_record_read on access_record for select to tandem_member
	using (author_id = (select me()) or teacher_id = (select me()) and record_kind <> 'note' or reader_id = (select me()));
create policy access_record_written on access_record for insert to tandem_member with check (reader_id = (select me()));
