-- Accounts: what shuts them, and who may open them again.

-- Whether there is anything confidential that somebody would read: shared with them, about them, asked of them or, where records were
-- brought in, theirs. Every column of a table that a seal shuts, by which it names a person, stands here, but for those of what is part of
-- something that names them, too: a test finds one that was forgotten.
create or replace function is_written_to(person uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (select from partner p where p.person_id = person)
		or exists (select from visit_person v where v.person_id = person)
		or exists (select from visit v where v.author_id = person)
		or exists (select from visit_series s where s.author_id = person)
		or exists (select from visit_summary s where (s.teacher_id = person or s.author_id = person) and s.taken_back_at is null)
		or exists (select from note n where n.teacher_id = person or n.author_id = person)
		or exists (select from note_share s where s.person_id = person and s.taken_back_at is null)
		or exists (select from put_off p where p.author_id = person)
		or exists (select from teaching_point p where p.teacher_id = person or p.author_id = person)
		or exists (select from look_for_check c where c.teacher_id = person or c.author_id = person)
		or exists (select from guide_answer g where g.teacher_id = person or g.author_id = person)
		or exists (select from next_step n where n.teacher_id = person or n.owner_id = person or n.author_id = person)
		or exists (select from access_record r where r.teacher_id = person or r.author_id = person or r.reader_id = person)
		or exists (select from agreement_acceptance a where a.person_id = person)
		or exists (select from agreement_revision r where r.written_by = person)
		or exists (select from stage_acceptance a where a.person_id = person)
		or exists (select from stage_proposal p where p.proposed_by = person)
		or exists (select from stage_change c where c.proposed_by = person)
		or exists (select from collaboration_turn t where t.taken_by = person)
		or exists (select from unit_collaboration u where u.placed_by = person)
		or exists (select from handover h where h.to_person = person)
		or exists (select from goal g where g.teacher_id = person)
		or exists (select from goal_share s where s.person_id = person and s.taken_back_at is null)
		or exists (select from kept_log l where l.person_id = person)
		or exists (select from pocket_key k where k.person_id = person)
		or exists (select from outside_calendar c where c.person_id = person)
		or exists (select from busy_block b where b.person_id = person)
		or exists (select from booking b where b.person_id = person or b.booked_by = person)
		or exists (select from booking_change c where c.changed_by = person)
		or exists (select from booking_wait w where (w.person_id = person or w.waiter_id = person) and w.ended_at is null)
		or exists (select from meeting_person m where m.person_id = person)
		or exists (select from meeting_note n where n.author_id = person)
		or exists (select from request r where r.asker_id = person)
		or exists (select from request_part p where p.person_id = person or p.taken_by = person or p.passed_by = person)
		or exists (select from request_message m where m.author_id = person)
		or exists (select from request_became b where b.made_by = person)
		or exists (select from set_up s where s.tester_id = person or s.made_by = person)
		or exists (select from learning_space s
			where s.owner_id = person or s.helper_id = person or s.closed_by = person or s.taken_over_from = person)
		or exists (select from space_step t where t.done_by = person)
		or exists (select from learnt_report r where r.author_id = person)
		or exists (select from learnt_change c where c.changed_by = person);
end
$$;

-- Seals that the reader may open by vouching: of a colleague of today, not their own doing, and never by somebody who runs
-- the installation, or did in the year before, nor by who leads or evaluates that colleague, or did: nobody opens what is closed
-- to them. Who vouches is not shut out themself, and was not made for it: they had signed in a month before the address
-- changed, in the installation's first month before it changed at all, or three months ago. A membership's days do not tell:
-- who gives one chooses them.
create or replace function seals_i_may_open() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(s.id), '{}')
		from account_seal s
		where s.opened_at is null and s.person_id <> me() and s.changed_by is distinct from me()
			and exists (
				select from membership m
				where m.person_id = s.person_id and m.school_id = any ((select my_schools())::uuid[])
					and holds_today(m.starts_on, m.ends_on))
			and not (select is_shut_to_me())
			and not s.person_id = any ((select people_ever_closed_to_me())::uuid[])
			and not exists (
				select from role_assignment r
				where r.person_id = me() and r.role = 'operator' and (r.ends_on is null or r.ends_on > current_date - 365))
			and exists (
				select from account a
				where a.person_id = me() and (
					a.created_at < s.sealed_at - interval '30 days'
					or a.created_at < least(s.sealed_at, (select min(created_at) from organisation) + interval '30 days')
					or a.created_at < now() - interval '90 days'))
	);
end
$$;

-- The seals that somebody has proven to be the person of from before: by the link of a letter to the old address, for
-- thirty days, or by a passkey made before the address changed.
create or replace function seals_proven() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(id), '{}') from (
			select l.seal_id as id from seal_letter l
			where l.token_hash = nullif(current_setting('tandem.proven_letter', true), '')
				and l.made_at > now() - interval '30 days'
			union
			select s.id from passkey k join account_seal s on s.person_id = k.person_id and k.made_at < s.sealed_at
			where k.credential_id = nullif(current_setting('tandem.proven_passkey', true), '') and k.doubted_at is null
		) proven
	);
end
$$;

create or replace function people_proven() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(distinct s.person_id), '{}')
		from account_seal s where s.id = any ((select seals_proven())::uuid[])
	);
end
$$;

-- The address that letters about somebody's account may be trusted to: of before the first change that nobody has confirmed.
create or replace function trusted_address(person uuid) returns text
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (select s.old_address::text from account_seal s where s.person_id = person and s.opened_at is null);
end
$$;

-- The seal that is not opened, by its key: what a further letter about it hangs on.
create or replace function shut_seal_of(person uuid) returns uuid
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (select s.id from account_seal s where s.person_id = person and s.opened_at is null);
end
$$;
