-- Requests: who asked, who holds them or held them, and what of them goes along when they are passed on.

-- Of those one asked: who left the school reads nothing newer, and passes nothing on.
create or replace function my_asked_requests() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(r.id), '{}') from request r
		where r.asker_id = me() and r.school_id = any ((select my_schools())::uuid[])
	);
end
$$;

-- Parts of requests, of one or of all, that somebody holds, or held: as the facilitator or mentor who was asked, as one of the help desk,
-- or to test what is set up, while they facilitate. What was asked of all facilitators is theirs until one takes it up; where nobody
-- did before it was over, of those who could have. Never of somebody whom they lead or evaluate.
create or replace function request_parts_of(reader uuid, of_request uuid) returns uuid[]
	language plpgsql stable set search_path = public, pg_temp as $$
declare
	schools uuid[] := schools_of(reader);
	facilitated uuid[] := roles_of(reader, '{facilitator}');
	desks uuid[] := roles_of(reader, '{technician}');
	closed uuid[] := people_ever_closed_to(reader);
begin
	return (
		select coalesce(array_agg(p.id), '{}')
		from request_part p join request r on r.id = p.request_id
		where r.school_id = any (schools) and r.asker_id <> reader and (of_request is null or r.id = of_request)
			and case p.held_as
				when 'desk' then r.school_id = any (desks)
					or r.school_id = any (facilitated) and p.id = any ((
						select coalesce(array_agg(t.id), '{}') from set_up s join request_part t on t.request_id = s.request_id
						where s.tester_id = reader and t.number >= s.from_part)::uuid[])
				when 'facilitator' then r.school_id = any (facilitated) and case
					when coalesce(p.taken_by, p.person_id) is not null then coalesce(p.taken_by, p.person_id) = reader
					else p.ended_at is null and p.state <> 'done' or exists (select from role_assignment a
						where a.person_id = reader and a.school_id = r.school_id and a.role = 'facilitator'
							and greatest(a.granted_at, a.starts_on) <= coalesce(p.ended_at, p.changed_at)
							and (a.ends_on is null or a.ends_on > p.began_at)) end
				else p.person_id = reader end
			and not (r.asker_id = any (closed) and is_sealed_to(reader, r.asker_id, p.began_at))
	);
end
$$;

create or replace function my_request_parts() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return request_parts_of(me(), null);
end
$$;

create or replace function my_held_requests() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(distinct p.request_id), '{}')
		from unnest(my_request_parts()) held (id) join request_part p on p.id = held.id
	);
end
$$;

-- Parts that are not over and in which the reader writes: of what they asked, and of what they hold.
create or replace function my_open_request_parts() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(p.id), '{}')
		from request_part p
		where p.ended_at is null
			and (p.request_id = any ((select my_asked_requests())::uuid[]) or p.id = any ((select my_request_parts())::uuid[]))
	);
end
$$;

-- What was said in other parts and was sent along to one that the reader holds or held.
create or replace function my_messages_along() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(a.message_id), '{}')
		from unnest(my_request_parts()) held (id) join request_along a on a.part_id = held.id
	);
end
$$;

-- Requests whose set-up the reader reads: as who asked, as who holds the part it came to the help desk with or a later one, and as who
-- wrote it while they held the one before.
create or replace function my_set_ups() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(mine.id), '{}') from (
			select s.request_id as id from unnest(my_asked_requests()) asked (id) join set_up s on s.request_id = asked.id
			union
			select s.request_id from unnest(my_request_parts()) held (id) join request_part p on p.id = held.id
				join set_up s on s.request_id = p.request_id and (s.from_part <= p.number or s.made_by = me())
		) mine
	);
end
$$;

-- Whether what somebody asks for may be given to somebody: never to who leads the school or evaluates who asked. Answers who asks, and who
-- holds what they asked.
create or replace function may_be_asked(asker uuid, school uuid, held_as text, person uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	if asker <> me() and not exists (select from request r where r.id = any ((select my_held_requests())::uuid[])
		and r.asker_id = may_be_asked.asker) then
		return false;
	end if;
	if held_as = 'desk' then
		return person is null;
	end if;
	if held_as = 'facilitator' and person is null then
		return true;
	end if;
	return person is not null and person <> asker and is_of_school(person, school)
		and exists (select from person p where p.id = may_be_asked.person and p.deactivated_at is null)
		and not has_role(person, school, 'leader')
		and not exists (select from evaluator e
			where e.evaluator_id = person and e.teacher_id = asker and holds_today(e.starts_on, e.ends_on))
		and case held_as
			when 'facilitator' then has_role(person, school, 'facilitator')
			-- As they let the reader know of what they help with.
			else exists (select from mentor_offer o
				where o.person_id = may_be_asked.person and o.school_id = may_be_asked.school and o.withdrawn_at is null
					and (o.audience = 'school' or o.audience = 'team' and o.person_id = any ((select my_team_mates())::uuid[]))) end;
end
$$;

create or replace function may_hold_request(request uuid, held_as text, person uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (select from request r where r.id = may_hold_request.request
		and may_be_asked(r.asker_id, r.school_id, may_hold_request.held_as, may_hold_request.person));
end
$$;

-- Of some people those who read where a request lies now: nobody else gets a letter about it. Answers who asked, and who holds it or
-- held it.
create or replace function readers_of_request(request uuid, people uuid[]) returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(one.id), '{}')
		from request r join request_part p on p.request_id = r.id and p.ended_at is null cross join unnest(people) one (id)
		where r.id = readers_of_request.request
			and (r.id = any ((select my_asked_requests())::uuid[]) or r.id = any ((select my_held_requests())::uuid[]))
			and (one.id = r.asker_id and r.school_id = any (schools_of(one.id)) or p.id = any (request_parts_of(one.id, r.id)))
	);
end
$$;

-- Who has taken a part up, as it was before this statement.
create or replace function taken_before(part uuid) returns uuid
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (select p.taken_by from request_part p where p.id = taken_before.part);
end
$$;

-- Whether the reader may begin a part of a request: who asked, its first; who asked or held the one before, each later one.
create or replace function may_begin_part(request uuid, number integer) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
	latest request_part;
begin
	select * into latest from request_part p where p.request_id = may_begin_part.request order by p.number desc limit 1;
	if latest.id is null then
		return may_begin_part.number = 1 and may_begin_part.request = any (my_asked_requests());
	end if;
	return may_begin_part.number = latest.number + 1
		and (may_begin_part.request = any (my_asked_requests()) or latest.id = any (my_request_parts()));
end
$$;

-- Whether what was said may go along to a part that the reader has just passed it on to. What was said while it lay with the help desk
-- goes anywhere: there is no coaching in it. What was said with a facilitator or mentor goes to a help desk by who asked alone: of their
-- own words what they send themselves, what they let go when they asked, and what they sent there before. Elsewhere the words with
-- which it was asked may go, and to another facilitator one's own.
create or replace function may_go_along(message uuid, part uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (
		select from request_part p join request_message m on m.request_id = p.request_id join request_part w on w.id = m.part_id
		where p.id = may_go_along.part and m.id = may_go_along.message and p.passed_by = me() and p.ended_at is null and m.part_id <> p.id
			and m.withdrawn_at is null
			and (w.held_as = 'desk' or m.for_desk
				or m.author_id = me() and (p.held_as = 'facilitator' or p.request_id = any (my_asked_requests()))
				or m.change = 'asked' and p.held_as <> 'desk'
				or exists (select from request_along a join request_part d on d.id = a.part_id
					where a.message_id = m.id and d.held_as = 'desk' and d.id <> p.id))
			and (p.request_id = any (my_asked_requests()) or w.id = any (my_request_parts()) or m.id = any (my_messages_along()))
	);
end
$$;

-- Parts that the reader passed a request on to, and in which they say what goes with it.
create or replace function parts_passed_by_me() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (select coalesce(array_agg(p.id), '{}') from request_part p where p.passed_by = me() and p.ended_at is null);
end
$$;

-- Whether the reader may say what is to be set up: of a request that they asked, hold or have just passed on to the help desk.
create or replace function may_make_set_up(request uuid, school uuid, number integer) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (
		select from request_part p join request r on r.id = p.request_id
		where r.id = may_make_set_up.request and r.school_id = may_make_set_up.school and p.number = may_make_set_up.number
			and p.held_as = 'desk' and p.ended_at is null
			and (r.id = any (my_asked_requests()) or p.passed_by = me() and p.number > 1)
	);
end
$$;

-- Whether somebody may be named to test it: by who asked, a facilitator to whom they could also give the request.
create or replace function may_test_set_up(request uuid, person uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return person is null or request = any (my_asked_requests()) and may_hold_request(request, 'facilitator', person);
end
$$;

create or replace function is_part_of(part uuid, request uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (select from request_part p where p.id = is_part_of.part and p.request_id = is_part_of.request);
end
$$;

-- Which part an answer by e-mail belongs to, by the mark in the address it went to; and where that part was sent. Known to nobody
-- else, the mark is what lets it in.
create or replace function part_of_reply(wanted text) returns table (part_id uuid, mailed_to text)
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return query select p.id, p.mailed_to::text from request_part p where p.reply_token = wanted;
end
$$;

-- How much came by e-mail into a part since a moment.
create or replace function desk_answers_since(wanted text, since timestamptz) returns integer
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select count(*)::integer from request_part p join request_message m on m.part_id = p.id
		where p.reply_token = wanted and m.by_mail and m.written_at > since
	);
end
$$;

-- Keeps an answer of a help desk in the part it was sent from, once; gives whom to tell, nobody where they left the school, and
-- nothing where it was kept before.
create or replace function keep_desk_answer(wanted text, message uuid, said text, at timestamptz)
	returns table (request_id uuid, asker_id uuid, language text)
	language plpgsql security definer set search_path = public, pg_temp as $$
declare
	part request_part;
begin
	select * into part from request_part p where p.reply_token = wanted;
	if part.id is null then
		return;
	end if;
	insert into request_message (id, request_id, part_id, author_id, by_mail, words, written_at)
		values (message, part.request_id, part.id, null, true, said, at) on conflict do nothing;
	if not found then
		return;
	end if;
	-- It has been heard of: a reminder that was near comes a week later, and no sooner for it. How often it is reminded stays.
	update request_part p set remind_on = greatest(p.remind_on, (at at time zone s.zone)::date + 7)
		from request r join school s on s.id = r.school_id
		where p.id = part.id and r.id = p.request_id and p.ended_at is null and p.remind_on is not null
			and p.state in ('asked', 'taken-up', 'reopened');
	return query select r.id, case when r.school_id = any (schools_of(r.asker_id)) then r.asker_id end, p.language
		from request r join person p on p.id = r.asker_id where r.id = part.request_id;
end
$$;

-- How many characters words have that are no address, with a protocol or without: `length_besides_links`, to which every row there ever was
-- holds, and hosts besides. The same patterns are in domain/request/besides-links.ts.
create or replace function length_besides_addresses(words text) returns integer
	language sql immutable set search_path = pg_catalog, pg_temp as $$
	select coalesce(sum(length(regexp_replace(regexp_replace(word,
		'(?:(?:[A-Za-z0-9_-]+|[^\u0001-\u007f]+)\.)+(?:[a-z]{2,}|[A-Z]{2,}|xn--[a-z0-9-]+|[^\u0001-\u007f]{2,})(?::[0-9]+)?(?:/[^\u00a0\u2000-\u200b\u202f\u3000]*|[?][^\u00a0\u2000-\u200b\u202f\u3000]*=[^\u00a0\u2000-\u200b\u202f\u3000]*|#[^\u00a0\u2000-\u200b\u202f\u3000]+)', '', 'g'),
		'(?:(?:[A-Za-z0-9_-]+|[^\u0001-\u007f]+)\.)+(?:ac|ad|ae|ag|ai|al|am|app|ar|at|au|ba|bd|be|bg|bh|bo|br|bw|by|bz|ca|cc|ch|ci|cl|cm|cn|co|com|cr|cu|cy|cz|de|dev|dk|do|dz|ec|edu|ee|eg|es|eu|fi|fm|fr|ge|gg|gh|gl|gov|gr|gt|hk|hn|hr|hu|id|ie|il|in|info|int|io|iq|ir|is|it|jm|jo|jp|ke|kh|kr|kw|kz|la|lb|li|link|lk|lt|lu|lv|ly|ma|md|me|mk|ml|mt|mu|mx|my|mz|na|net|ng|ni|nl|no|nu|np|nz|om|online|org|pa|page|pe|ph|pk|pl|pr|ps|pt|py|qa|ro|rs|ru|rw|sa|school|se|sg|si|site|sk|sn|so|sv|sy|th|tn|to|tr|tt|tv|tw|tz|ua|ug|uk|us|uy|uz|ve|vn|xyz|ye|za|zm|zw)(?![A-Za-z0-9_-])(?::[0-9]+)?', '', 'g'))), 0)::integer
	from unnest(string_to_array(translate(words, E'\n\r\t', '   '), ' ')) word
	where word not like '%://%' and lower(word) not like 'www.%'
$$;
