grant select, insert on look_for to tandem_member;
grant update (words, retired_at) on look_for to tandem_member;
create policy look_for_read on look_for for select to tandem_member
	using (school_id = any ((select my_schools())::uuid[]) and (author_id is null or author_id = (select me())));
create policy look_for_own on look_for for insert to tandem_member
	with check (author_id = (select me()) and school_id = any ((select my_schools())::uuid[]));
create policy look_for_changed on look_for for update to tandem_member using (author_id = (select me()));
grant select, insert, delete on look_for to tandem_operator;
create policy look_for_start on look_for for all to tandem_operator using ((select acts_as_operator()) and author_id is null) with check ((select acts_as_operator()) and author_id is null and key is not null);
