-- A school's guides are known to its staff, and to whoever still reads a visit that went through one; its facilitators change them.
grant select, insert on guide_edition to tandem_member;
create policy guide_edition_read on guide_edition for select to tandem_member
	using (school_id = any ((select my_schools())::uuid[]) or exists (select from visit v
		where v.school_id = guide_edition.school_id and v.kind = guide_edition.kind and v.guide_edition = guide_edition.number));
create policy guide_edition_made on guide_edition for insert to tandem_member
	with check (written_by = (select me()) and school_id = any ((select my_facilitated_schools())::uuid[]));
