-- Search in one's own notebook. No word is kept twice: what is indexed are numbers made of a word and of whose record it is, so
-- that nobody's search goes through another's words, and what is changed or deleted can be found no longer.

-- What a text may be found by: `p` and the beginnings of each of its words, from three letters on; `d` and each word of four
-- letters or more, whole and without any one of its letters, by which slips of the finger meet; and of scripts that put no
-- blanks between words each sign and each two in a row. Without accents, case and width; of a word the first twelve letters.
create function search_tokens(written text) returns text[]
	language plpgsql immutable parallel safe as $$
declare
	folded text := replace(normalize(lower(written collate "und-x-icu"), NFKD), 'ß', 'ss');
	unspaced text := '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fff\u3005-\u3007\u3031-\u9fff\U00020000-\U000323af]+';
	tokens text[] := '{}';
begin
	if octet_length(folded) > length(folded) then
		folded := regexp_replace(folded,
			'[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u3099\u309a]',
			'', 'g');
		tokens := array(
			select 'p' || substr(m[1], n, size)
			from regexp_matches(folded, '(' || unspaced || ')', 'g') m, generate_series(1, length(m[1])) n, generate_series(1, 2) size);
		folded := regexp_replace(folded, unspaced, ' ', 'g');
	end if;
	return tokens || array(
		select case when n < 0 then 'p' || left(word, -n) when n = 0 then 'd' || word else 'd' || overlay(word placing '' from n for 1) end
		from (
			select distinct left(w, 12) as word
			from unnest(string_to_array(
				regexp_replace(folded collate "und-x-icu", '[^[:alnum:]\u0900-\u0dff]+', ' ', 'g'), ' ')) w
			where w <> ''
		) words, generate_series(-length(word), case when length(word) < 4 then -1 else length(word) end) n
		where n not between -2 and -1 or n = -length(word)
	);
end
$$;

-- The numbers of tokens in records of these people in these years: a search begins with the latest.
create function search_keys(people uuid[], years integer[], tokens text[]) returns bigint[]
	language plpgsql immutable parallel safe as $$
declare
	seeds bigint[] := array(
		select distinct hashtextextended(person::text || year::text, 0)
		from unnest(people) person, unnest(years) year where person is not null);
begin
	return array(select hashtextextended(token, seed) from unnest(seeds) seed, unnest(tokens) token);
end
$$;

create function search_keys(people uuid[], at timestamptz, written text) returns bigint[]
	language plpgsql immutable parallel safe cost 1000 as $$
begin
	return public.search_keys(people, array[greatest(extract(year from at at time zone 'UTC')::integer, 2000)],
		public.search_tokens(written));
end
$$;

-- A short list of what waits to be indexed: a capture does not wait, and a search has little to go through.
create index note_by_word on note
	using gin (search_keys(array[author_id], written_at, words)) with (gin_pending_list_limit = 256);
create index teaching_point_by_word on teaching_point
	using gin (search_keys(array[author_id, teacher_id], created_at, words)) with (gin_pending_list_limit = 256);
create index next_step_by_word on next_step
	using gin (search_keys(array[author_id, teacher_id, owner_id], created_at, words)) with (gin_pending_list_limit = 256);
create index look_for_check_by_word on look_for_check
	using gin (search_keys(array[author_id, teacher_id], checked_at, remark)) with (gin_pending_list_limit = 256) where remark <> '';
-- Numbers have no meaning to count, and counting them would make all of them again.
alter index note_by_word alter column 1 set statistics 0;
alter index teaching_point_by_word alter column 1 set statistics 0;
alter index next_step_by_word alter column 1 set statistics 0;
alter index look_for_check_by_word alter column 1 set statistics 0;
