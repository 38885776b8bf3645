-- The school's own words are known to its staff, and chosen by its facilitators and leaders.
grant select, insert on school_line to tandem_member;
grant update (words, at_full, at_partial, at_coaching, at_mentoring, retired_at, written_by, written_at, version) on school_line to tandem_member;
create policy school_line_read on school_line for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy school_line_made on school_line for insert to tandem_member
	with check (school_id = any ((select my_choosing_schools())::uuid[]) and written_by = (select me()));
create policy school_line_changed on school_line for update to tandem_member
	using (school_id = any ((select my_choosing_schools())::uuid[])) with check (written_by = (select me()));
