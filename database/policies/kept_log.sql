-- "Private note: author." As private as the notes that come of it: their owner's, while they facilitate there; sealed once they lead
-- or evaluate anybody.
grant select, insert, delete on kept_log to tandem_member;
grant update (sheet, reading, taken_at, visits, version) on kept_log to tandem_member;
create policy kept_log_own on kept_log for all to tandem_member
	using (person_id = (select me()) and school_id = any ((select my_facilitated_schools())::uuid[])
		and (cardinality((select people_ever_closed_to_me())) = 0 or not exists (
			select from unnest((select people_ever_closed_to_me())) as somebody (id) where is_sealed(somebody.id, brought_at))))
	with check (person_id = (select me()) and school_id = any ((select my_facilitated_schools())::uuid[]));
