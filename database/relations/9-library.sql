-- Resources: who they are shown to, how they are found, and what of them families open without an account.

-- "Story, resource, unit page: as its owner set." The reader and their team mates are given, so that they are counted once.
create or replace function is_shown_to(audience text, owner uuid, reader uuid, mates uuid[]) returns boolean
	language sql immutable parallel safe
	return audience <> 'team' or owner = reader or owner = any (mates);

-- The words of a school's resources that what was typed may be the beginning of; the likeliest first, `most` of each. Where slips are
-- forgiven, also those that are much alike, and those among `slips`: what was typed as it may have been meant, of the term beside it.
-- A word is one of a resource that the reader may read: one that stands nowhere else is not there for them, and takes no other's place.
create or replace function resource_words_like(school uuid, typed text[], slips text[], slip_of integer[], most integer)
	returns table (term integer, word text)
	language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
	mates uuid[] := my_team_mates();
	-- Common words are among those of the latest; the index of words is asked for the others.
	latest text[];
begin
	if not school = any (my_schools()) then
		return;
	end if;
	latest := array(
		select u.word from (
			select r.words from resource r
			where r.school_id = school and r.withdrawn_at is null and is_shown_to(r.audience, r.owner_id, me(), mates)
			order by r.made_at desc, r.id desc limit 100) l, unnest(l.words) u (word));
	return query
		select u.term::integer, l.word
		from unnest(typed) with ordinality u (typed, term), lateral (
			select n.word from (
				select o.word from (
					select w.word from resource_word w
					where w.school_id = school and w.word >= u.typed and w.word < u.typed || U&'\+10FFFF'
					union
					select w.word from resource_word w
					where u.term = any (slip_of) and w.school_id = school and w.word % u.typed
					union
					select w.word from unnest(slips, slip_of) s (slip, term) join resource_word w on w.school_id = school and w.word = s.slip
					where s.term = u.term
				) o
				order by o.word = u.typed desc, starts_with(o.word, u.typed) desc, similarity(o.word, u.typed) desc, o.word
				-- Looked at one after another, in this order, until there are enough.
				offset 0
			) n
			-- In the collation of the index: in another it is not used.
			where n.word in (select unnest(latest)) or exists (
				select from resource r
				where r.words @> array[n.word collate "default"] and r.school_id = school and r.withdrawn_at is null
					and is_shown_to(r.audience, r.owner_id, me(), mates))
			limit most
		) l;
end
$$;

-- The latest resources of a school that have, of each term, one of its words: those before a moment, `most` of them. A term of
-- `words` is told by the number beside it. What the reader may not read is not among them.
create or replace function resources_found(school uuid, words text[], terms integer[], unit uuid, tool uuid, standard uuid,
	before timestamptz, before_id uuid, most integer) returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
	all_of_it text := 'select * from resource r where r.school_id = $1 and r.withdrawn_at is null';
	in_order text;
	reach text;
	conditions text := '';
	term text[];
	found uuid[];
begin
	if not school = any (my_schools()) then
		return '{}';
	end if;
	for term in select array_agg(u.word) from unnest(words, terms) u (word, term) group by u.term loop
		conditions := conditions || format(' and r.words && %L::text[]', term);
	end loop;
	if unit is not null then
		conditions := conditions || ' and r.id in (select p.resource_id from resource_unit p where p.unit_id = $4)';
	end if;
	if tool is not null then
		conditions := conditions || ' and r.id in (select p.resource_id from resource_tool p where p.tool_id = $5)';
	end if;
	-- By itself, or by a unit that it belongs to.
	if standard is not null then
		conditions := conditions || ' and r.id in (select p.resource_id from resource_standard p where p.standard_id = $6
			union select p.resource_id from unit_standard s join resource_unit p on p.unit_id = s.unit_id where s.standard_id = $6)';
	end if;
	if before is not null then
		all_of_it := all_of_it || ' and (r.made_at, r.id) < ($7, $8)';
	end if;
	in_order := all_of_it || ' order by r.made_at desc, r.id desc';
	-- Most searches end among the latest. What they do not have in plenty is found by its index, all of it before any is left out: the
	-- planner takes words to be independent, and would walk through everything for two that many have and none has together.
	foreach reach in array array[in_order || ' limit 200', in_order || ' limit 2000', all_of_it] loop
		execute format('
			with f as materialized (
				select r.id, r.made_at from (%s) r where is_shown_to(r.audience, r.owner_id, $2, $3) %s)
			select coalesce(array_agg(l.id order by l.made_at desc, l.id desc), ''{}'')
			from (select * from f order by made_at desc, id desc limit $9) l', reach, conditions)
			into found using school, me(), my_team_mates(), unit, tool, standard, before, before_id, most;
		exit when cardinality(found) = most;
	end loop;
	return found;
end
$$;

-- Keeps the words of resources for what is typed with a slip.
create or replace function keep_resource_words() returns trigger
	language plpgsql security definer set search_path = public, pg_temp as $$
begin
	insert into resource_word (school_id, word)
		select distinct f.school_id, w from fresh f, unnest(f.words) w where left(w, 1) <> '='
		on conflict do nothing;
	return null;
end
$$;

-- A school's resource and its unit are of one school, and the reader reads the resource.
create or replace function may_be_placed(resource uuid, unit uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return exists (
		select from resource r join unit u on u.school_id = r.school_id
		where r.id = may_be_placed.resource and u.id = may_be_placed.unit and r.withdrawn_at is null
			and r.school_id = any (my_schools()) and is_shown_to(r.audience, r.owner_id, me(), my_team_mates()));
end
$$;

create or replace function my_resources() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (select coalesce(array_agg(r.id), '{}') from resource r where r.owner_id = me() and r.school_id = any (my_schools()));
end
$$;

-- Whether the reader may become the owner of a resource: they facilitate at its school, read it as everybody there does, and its owner
-- belongs to the school no longer.
create or replace function may_take_over(audience text, owner uuid, school uuid) returns boolean
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return audience <> 'team' and school = any (my_facilitated_schools()) and not exists (
		select from membership m join person p on p.id = m.person_id
		where m.person_id = owner and m.school_id = school and p.deactivated_at is null and holds_today(m.starts_on, m.ends_on));
end
$$;

-- Links that are dead or have moved, of which the reader may become the owner.
create or replace function left_links() returns uuid[]
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select coalesce(array_agg(r.id), '{}')
		from (select distinct m.person_id, m.school_id from membership m where m.school_id = any (my_facilitated_schools())) o
			join link_check c on c.owner_id = o.person_id and (c.dead_since is not null or c.moved_to is not null)
			join resource r on r.id = c.resource_id and r.school_id = o.school_id
		where r.withdrawn_at is null and may_take_over(r.audience, r.owner_id, r.school_id));
end
$$;

-- Whether its link works is told to the owner of a resource, whoever that is by now.
create or replace function hand_over_link_check() returns trigger
	language plpgsql security definer set search_path = public, pg_temp as $$
begin
	update link_check set owner_id = new.owner_id where resource_id = new.id;
	return null;
end
$$;

-- Who published a unit's page, as it stands before it is changed: no other's name comes onto it but the one that was there.
-- Volatile: it sees what a colleague has published while that statement waited for them.
create or replace function publisher_of(unit uuid) returns uuid
	language plpgsql security definer set search_path = public, pg_temp as $$
begin
	return (select p.published_by from unit_page p where p.unit_id = publisher_of.unit and p.school_id = any (my_schools()));
end
$$;

-- The unit behind a short link, while its page is published; nothing for any other text.
create or replace function unit_of_code(wanted text) returns uuid
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return (
		select p.unit_id from unit_page p join unit u on u.id = p.unit_id
		where p.code = wanted and p.taken_back_at is null and u.put_away_at is null);
end
$$;

-- What stands on a published page besides its words and resources.
create or replace function page_of_code(wanted text)
	returns table (unit_id uuid, school text, school_language text, zone text, team text, starts_on date, ends_on date, audience text, names text[])
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return query
		select u.id, s.name, s.language, s.zone, t.name, u.starts_on, u.ends_on, p.audience, array(
			select coalesce(nullif(btrim(o.known_as), ''), btrim(o.given_name || ' ' || o.family_name))
			from unit_page_name n join person o on o.id = n.person_id
			where n.unit_id = u.id and o.deactivated_at is null and is_of_school(o.id, p.school_id)
			order by o.family_name collate "und-x-icu", o.id)
		from unit_page p join unit u on u.id = p.unit_id join school s on s.id = p.school_id join team t on t.id = u.team_id
		where u.id = unit_of_code(wanted);
end
$$;

create or replace function words_of_code(wanted text) returns table (language text, title text, words text)
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return query
		select w.language, w.title, w.words from unit_page_words w
		where w.unit_id = unit_of_code(wanted) order by w.position, w.language;
end
$$;

-- The resources on a published page: what is shown to families, and on a page for anyone only what is for anyone.
create or replace function resources_of_code(wanted text)
	returns table (id uuid, kind text, title text, about text, steps text, url text, languages text[], file uuid, secret text,
		name text, media_type text, bytes integer)
	language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
	return query
		select r.id, r.kind, r.title, r.about, r.steps, r.url, r.languages, f.id, f.secret, f.name, f.media_type, f.bytes
		from unit_page p join resource_unit o on o.unit_id = p.unit_id join resource r on r.id = o.resource_id
			left join stored_file f on f.id = r.file_id
		where p.unit_id = unit_of_code(wanted) and r.withdrawn_at is null and r.school_id = p.school_id
			and r.audience = any (case p.audience when 'anyone' then array['anyone'] else array['families', 'anyone'] end)
		order by o.placed_at, r.id limit 100;
end
$$;
