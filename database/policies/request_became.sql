-- "That a collaboration exists: partners": one that came of a request is seen by them only, a booking by the two of it, a
-- resource by whom its owner lets read it, whoever held the request.
grant select, insert on request_became to tandem_member;
create policy request_became_read on request_became for select to tandem_member
	using (exists (select from request r where r.id = request_id)
		and (collaboration_id = any ((select my_collaborations())::uuid[])
			or exists (select from booking b where b.id = booking_id)
			or exists (select from resource s where s.id = resource_id)));
create policy request_became_made on request_became for insert to tandem_member
	with check (made_by = (select me()) and exists (select from request r where r.id = request_id)
		and (collaboration_id = any ((select my_partnerships())::uuid[])
			or exists (select from booking b where b.id = booking_id)
			or exists (select from resource s where s.id = resource_id and s.owner_id = (select me()))));
