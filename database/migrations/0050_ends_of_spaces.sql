-- How virtual spaces end: who is told of it, who closed one, and who took one over from a colleague who left. Of tools: until when a
-- spreadsheet says that a privacy review holds, which is none that anybody here made.

alter table learning_space
	-- The days of closing that were told of already: before they came, and when they had passed.
	add column near_told date,
	add column past_told date,
	add column closed_by uuid references person,
	-- Who had it before it was taken over.
	add column taken_over_from uuid references person;
create index learning_space_closed_by on learning_space (closed_by) where closed_by is not null;
create index learning_space_taken_over on learning_space (taken_over_from) where taken_over_from is not null;
create index learning_space_ends on learning_space (closes_on) where state = 'open';

-- Two may count at the same time.
alter table space_step add column version integer not null default 1;

alter table tool
	add column privacy_said_until date,
	-- The end of a privacy review that was told of already.
	add column privacy_told date;
create index tool_privacy_ends on tool (privacy_until) where privacy_until is not null;

-- A review without an answer came from a spreadsheet and counts no longer: what it said stays as said, and the last that somebody
-- went through counts again.
alter table tool no force row level security;
alter table tool_change no force row level security;
alter table privacy_review no force row level security;
with brought as (
	select l.tool_id, l.holds_until as said, l.reviewed_by, t.state, r.until
	from (select distinct on (tool_id) * from privacy_review order by tool_id, written_at desc, id desc) l
		join tool t on t.id = l.tool_id
		left join lateral (select case when e.outcome <> 'not-for-learners' then e.holds_until end as until from privacy_review e
			where e.tool_id = l.tool_id and length(concat(e.data, e.kept_where, e.ages, e.agreement, e.deletion, e.advertising)) > 0
			order by e.written_at desc, e.id desc limit 1) r on true
	where length(concat(l.data, l.kept_where, l.ages, l.agreement, l.deletion, l.advertising)) = 0
), turned as (
	insert into tool_change (id, tool_id, state_before, state, why, changed_by, changed_at)
	select gen_random_uuid(), tool_id, 'recommended', 'idea', '', reviewed_by, now() from brought
	where state = 'recommended' and until is null
)
update tool t set privacy_until = b.until, privacy_said_until = b.said,
	state = case when t.state = 'recommended' and b.until is null then 'idea' else t.state end
	from brought b where b.tool_id = t.id;
alter table privacy_review force row level security;
alter table tool_change force row level security;
alter table tool force row level security;
