-- Declining and leaving are rows of their own, written by who leaves. The reason is for the partners.
grant select, insert on departure to tandem_member;
create policy departure_read on departure for select to tandem_member
	using (exists (select from partner p where p.id = partner_id
		and (p.person_id = (select me()) or p.collaboration_id = any ((select my_partnerships())::uuid[]))));
create policy departure_own on departure for insert to tandem_member
	with check (exists (select from partner p where p.id = partner_id and p.person_id = (select me()))
		and (suggested_id is null or suggested_id = any ((select my_colleagues())::uuid[])));
-- Who hands over has said so; they leave when the other has said yes.
create policy departure_handed_over on departure for insert to tandem_member
	with check (kind = 'left' and suggested_id is null and partner_id = any ((select places_handed_to_me())::uuid[]));
grant select (partner_id, at) on departure to tandem_counter;
create policy departure_counted on departure for select to tandem_counter using (true);
