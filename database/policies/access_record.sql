-- "The person concerned and the author, for what both may see." Written when something is shown. Sealed with what it is about.
grant select, insert on access_record to tandem_member;
create policy access_record_read on access_record for select to tandem_member
	using ((author_id = (select me()) or teacher_id = (select me()) and record_kind <> 'note' or reader_id = (select me()))
		and (teacher_id = (select me()) or cardinality((select people_ever_closed_to_me())) = 0
			or not (is_sealed(teacher_id, at) or is_sealed(reader_id, at) or is_sealed(author_id, at))));
create policy access_record_written on access_record for insert to tandem_member with check (reader_id = (select me()));
