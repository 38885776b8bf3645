-- The organisation's key: backups are encrypted to its public part. The secret part is never here.
create table backup_key (
	id uuid primary key,
	recipient text not null check (recipient like 'age1%' and length(recipient) <= 2500),
	made_at timestamptz not null,
	replaced_at timestamptz
);
create unique index backup_key_current on backup_key ((true)) where replaced_at is null;

-- One row for each backup that was made or failed here. No backup holds them: they say what became of this installation's.
create table backup (
	id uuid primary key,
	cause text not null check (cause in ('schedule', 'command')),
	began_at timestamptz not null,
	ended_at timestamptz not null,
	-- The whole path on the machine that made it.
	place text not null check (length(place) between 1 and 4096),
	-- Null: it was made.
	failure text check (length(failure) between 1 and 60),
	bytes bigint check (bytes > 0),
	tables integer,
	rows bigint,
	files integer,
	-- How long requests waited for it, on the embedded engine.
	pause_ms integer,
	-- When the file was read again from the disk and found to be what was written.
	read_back_at timestamptz,
	removed_at timestamptz,
	check ((failure is null) = (bytes is not null and tables is not null and rows is not null and files is not null
		and read_back_at is not null))
);
create index backup_by_time on backup (began_at desc, id);
insert into retention (kind, class, months) values ('backup_key', 'proof', null), ('backup', 'passing', 12);
