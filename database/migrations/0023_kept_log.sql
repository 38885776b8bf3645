-- A coaching log that a facilitator kept somewhere else, on its way in. Its rows become visits; those that cannot be read stay
-- here for their owner until they are mended or thrown away.

create table kept_log (
	id uuid primary key,
	person_id uuid not null references person,
	school_id uuid not null references school,
	file_name text not null check (length(file_name) <= 300),
	brought_at timestamptz not null,
	-- The header and the rows, as JSON: all of them until visits are made of them, then those that could not be read.
	sheet text not null check (length(sheet) <= 4000000),
	-- What the columns are, how days are written, whom and what the words mean, as JSON; used again for the same columns.
	reading text not null check (length(reading) <= 60000),
	columns_hash text not null check (length(columns_hash) = 64),
	taken_at timestamptz,
	visits integer not null default 0 check (visits >= 0),
	version integer not null default 1
);
create index kept_log_of on kept_log (person_id, brought_at desc, id desc);

insert into retention (kind, class, months) values ('kept_log', 'private', 0);
