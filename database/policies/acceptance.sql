-- "Nobody becomes a teacher's partner without that teacher accepting": only oneself accepts.
grant select (partner_id, at), insert on acceptance to tandem_member;
create policy acceptance_read on acceptance for select to tandem_member
	using (exists (select from partner p where p.id = partner_id));
create policy acceptance_own on acceptance for insert to tandem_member
	with check (exists (select from partner p where p.id = partner_id and p.person_id = (select me())
		and not exists (select from departure d where d.partner_id = p.id)));
grant select (partner_id, at) on acceptance to tandem_counter;
create policy acceptance_counted on acceptance for select to tandem_counter using (true);
