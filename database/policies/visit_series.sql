-- "Draft: author." What is to be repeated is its author's alone; each visit that comes of it is a visit.
grant select, insert on visit_series to tandem_member;
create policy visit_series_own on visit_series for all to tandem_member
	using (author_id = (select me())) with check (author_id = (select me()) and school_id = any ((select my_visiting_schools())::uuid[]));
