-- The school's look-fors are known to its staff and kept by its facilitators and leaders, as its vision is; one's own are one's own.
grant select, insert on look_for to tandem_member;
grant update (words, retired_at, statement_id) on look_for to tandem_member;
create policy look_for_read on look_for for select to tandem_member
	using (school_id = any ((select my_schools())::uuid[]) and (author_id is null or author_id = (select me())));
create policy look_for_own on look_for for insert to tandem_member
	with check (author_id = (select me()) and statement_id is null and school_id = any ((select my_schools())::uuid[]));
create policy look_for_changed on look_for for update to tandem_member
	using (author_id = (select me())) with check (author_id = (select me()) and statement_id is null);
create policy look_for_of_school on look_for for insert to tandem_member
	with check (author_id is null and key is null and school_id = any ((select my_choosing_schools())::uuid[])
		and (statement_id is null or exists (select from vision_statement s where s.id = statement_id and s.school_id = look_for.school_id)));
create policy look_for_of_school_changed on look_for for update to tandem_member
	using (author_id is null and school_id = any ((select my_choosing_schools())::uuid[]))
	with check (author_id is null and (statement_id is null
		or exists (select from vision_statement s where s.id = statement_id and s.school_id = look_for.school_id)));
grant select, insert, delete on look_for to tandem_operator;
create policy look_for_start on look_for for all to tandem_operator using ((select acts_as_operator()) and author_id is null) with check ((select acts_as_operator()) and author_id is null and key is not null);
