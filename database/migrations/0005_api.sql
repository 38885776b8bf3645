-- What a token reaches: never more than its person, and less where they chose so. Those made before reach all there is.
alter table api_token add column scopes text not null check (length(scopes) between 1 and 400)
	default 'profile:read profile:write people:read collaborations:read collaborations:write visits:read visits:write '
		'notebooks:read notebooks:write programme:read programme:write installation:read installation:write';

-- What was answered to a program that made something, so that the same key is answered the same; keys and hashes only.
create table api_answer (
	person_id uuid not null references person,
	key_hash text not null check (length(key_hash) = 64),
	-- Of the operation and of what was sent with it.
	request_hash text not null check (length(request_hash) = 64),
	-- What the operation made, as its answer says it: an id, or how many.
	answer text not null check (length(answer) <= 500),
	answered_at timestamptz not null,
	primary key (person_id, key_hash)
);
create index api_answer_worn on api_answer (person_id, answered_at);
insert into retention (kind, class, months) values ('api_answer', 'passing', 0);
