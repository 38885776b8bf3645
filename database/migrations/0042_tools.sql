-- Tools: what a school tries before it trusts it. From a need, through candidates and trials with real classes, to a verdict; with a
-- privacy review that runs out, a licence, and a history of how each stands.

alter table tool
	add column address text not null default '' check (length(address) <= 500),
	add column notes text not null default '' check (length(notes) <= 2000),
	-- Named by a collaboration a tool is an idea: that somebody uses it does not say that the school has looked at it.
	add column state text not null default 'idea' check (state in ('idea', 'in-trial', 'recommended', 'retired')),
	-- Until when its last privacy review holds; null without one, and where that says no.
	add column privacy_until date,
	add column seats integer check (seats between 1 and 1000000),
	add column licence_cost text not null default '' check (length(licence_cost) <= 100),
	add column licence_from date,
	add column licence_until date,
	-- The end of a licence that was told of already.
	add column licence_told date,
	add column retired_on date,
	add column replaced_by uuid,
	add column retirement_told_at timestamptz,
	add column version integer not null default 1,
	add unique (id, school_id),
	add foreign key (replaced_by, school_id) references tool (id, school_id),
	add constraint tool_licence_days check (licence_until >= licence_from),
	add constraint tool_recommended_reviewed check (state <> 'recommended' or privacy_until is not null),
	add constraint tool_retired_on check ((state = 'retired') = (retired_on is not null)),
	add constraint tool_replaced check (replaced_by is null or state = 'retired' and replaced_by <> id);
create index tool_by_state on tool (school_id, state, lower(name), id);
create index tool_licence_ends on tool (licence_until) where licence_until is not null;
create index tool_to_tell on tool (retired_on) where state = 'retired' and retirement_told_at is null;
create index tool_replaced_by on tool (replaced_by) where replaced_by is not null;
create index collaboration_tool_of on collaboration_tool (tool_id);

create table tool_change (
	id uuid primary key,
	tool_id uuid not null references tool,
	state_before text not null check (state_before in ('idea', 'in-trial', 'recommended', 'retired')),
	state text not null check (state in ('idea', 'in-trial', 'recommended', 'retired')),
	why text not null default '' check (length(why) <= 1000),
	changed_by uuid not null references person,
	changed_at timestamptz not null
);
create index tool_change_of on tool_change (tool_id, changed_at);
create index tool_change_by on tool_change (changed_by);

-- The last one counts.
create table privacy_review (
	id uuid primary key,
	tool_id uuid not null references tool,
	outcome text not null check (outcome in ('fine', 'with-care', 'not-for-learners')),
	data text not null default '' check (length(data) <= 500),
	kept_where text not null default '' check (length(kept_where) <= 500),
	ages text not null default '' check (length(ages) <= 500),
	agreement text not null default '' check (length(agreement) <= 500),
	deletion text not null default '' check (length(deletion) <= 500),
	advertising text not null default '' check (length(advertising) <= 500),
	care text not null default '' check (length(care) <= 1000),
	reviewed_by uuid not null references person,
	reviewed_on date not null,
	holds_until date not null check (holds_until between reviewed_on - 3653 and reviewed_on + 1827),
	written_at timestamptz not null
);
create index privacy_review_of on privacy_review (tool_id, written_at);
create index privacy_review_by on privacy_review (reviewed_by);

create table tool_need (
	id uuid primary key,
	school_id uuid not null references school,
	-- What learners should be able to do.
	words text not null check (length(btrim(words)) between 1 and 1000),
	for_class text not null default '' check (length(for_class) <= 200),
	named_by uuid not null references person,
	named_at timestamptz not null,
	closed_at timestamptz,
	version integer not null default 1,
	unique (id, school_id)
);
create index tool_need_of_school on tool_need (school_id, named_at, id);
create index tool_need_by on tool_need (named_by);

create table need_joining (
	need_id uuid not null references tool_need,
	person_id uuid not null references person,
	joined_at timestamptz not null,
	primary key (need_id, person_id)
);
create index need_joining_by on need_joining (person_id);

-- By what the tools for a need are judged. Without a need: what the needs of the school begin with.
create table tool_criterion (
	id uuid primary key,
	school_id uuid not null references school,
	need_id uuid,
	position smallint not null check (position between 0 and 11),
	words text not null check (length(btrim(words)) between 1 and 200),
	foreign key (need_id, school_id) references tool_need (id, school_id),
	unique (need_id, id)
);
create index tool_criterion_of_school on tool_criterion (school_id) where need_id is null;

create table need_candidate (
	need_id uuid not null,
	tool_id uuid not null,
	school_id uuid not null references school,
	added_by uuid not null references person,
	added_at timestamptz not null,
	primary key (need_id, tool_id),
	foreign key (need_id, school_id) references tool_need (id, school_id),
	foreign key (tool_id, school_id) references tool (id, school_id)
);
create index need_candidate_tool on need_candidate (tool_id);
create index need_candidate_by on need_candidate (added_by);

-- Which suits what, and for whom. The last one for a tool and a need counts.
create table tool_verdict (
	id uuid primary key,
	need_id uuid not null,
	tool_id uuid not null,
	suits text not null check (suits in ('suits', 'partly', 'not')),
	for_whom text not null default '' check (length(for_whom) <= 300),
	words text not null check (length(btrim(words)) between 1 and 2000),
	decided_by uuid not null references person,
	decided_at timestamptz not null,
	foreign key (need_id, tool_id) references need_candidate (need_id, tool_id)
);
create index tool_verdict_of on tool_verdict (need_id, tool_id, decided_at);
create index tool_verdict_tool on tool_verdict (tool_id);
create index tool_verdict_by on tool_verdict (decided_by);

create table tool_trial (
	id uuid primary key,
	need_id uuid not null,
	tool_id uuid not null,
	class_name text not null check (length(btrim(class_name)) between 1 and 200),
	-- Counted, never stored.
	students smallint check (students between 1 and 2000),
	starts_on date not null,
	ends_on date check (ends_on >= starts_on),
	tried text not null check (length(btrim(tried)) between 1 and 2000),
	begun_by uuid not null references person,
	begun_at timestamptz not null,
	version integer not null default 1,
	unique (id, need_id),
	foreign key (need_id, tool_id) references need_candidate (need_id, tool_id)
);
create index tool_trial_of on tool_trial (need_id, tool_id);
create index tool_trial_tool on tool_trial (tool_id);
create index tool_trial_by on tool_trial (begun_by);

-- What was seen of the tool, by one of the need's criteria.
create table trial_observation (
	id uuid primary key,
	trial_id uuid not null,
	need_id uuid not null,
	criterion_id uuid not null,
	scale text not null check (scale in ('not', 'little', 'well', 'very-well')),
	words text not null default '' check (length(words) <= 1000),
	observed_by uuid not null references person,
	written_at timestamptz not null,
	unique (trial_id, criterion_id, observed_by),
	foreign key (trial_id, need_id) references tool_trial (id, need_id),
	foreign key (need_id, criterion_id) references tool_criterion (need_id, id)
);
create index trial_observation_of_need on trial_observation (need_id, criterion_id);
create index trial_observation_by on trial_observation (observed_by);

insert into retention (kind, class, months) values
	('tool_change', 'programme', null), ('privacy_review', 'programme', null), ('tool_need', 'programme', 60),
	('need_joining', 'programme', 60), ('tool_criterion', 'programme', 60), ('need_candidate', 'programme', 60),
	('tool_verdict', 'programme', 60), ('tool_trial', 'programme', 60), ('trial_observation', 'programme', 60);
