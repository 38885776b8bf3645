-- A roster is read in pieces, by a job that can be taken over; and the last import can be undone.

alter table roster_import drop constraint roster_import_state_check;
alter table roster_import add constraint roster_import_state_check check (state in
	('waiting', 'preparing', 'refused', 'previewed', 'accepted', 'discarded', 'undone'));
alter table roster_import
	-- The files that wait to be read, with the key they are encrypted with, as JSON; gone once they have been.
	add column upload text check (length(upload) <= 20000),
	-- Who prepares it, new at every taking up, and when that was last heard of.
	add column worker uuid,
	add column worked_at timestamptz,
	add column tries integer not null default 0,
	add column phase text check (phase in ('reading', 'comparing')),
	add column steps_done integer not null default 0,
	add column steps_total integer not null default 0,
	-- Whether the set told of all students; if not, what was counted before stays.
	add column counted boolean not null default true,
	-- Accepted with what was there before kept beside each change.
	add column undoable boolean not null default false,
	add column undone_at timestamptz,
	add column undone_by uuid references person,
	add column kept_total integer not null default 0;
create index roster_import_unprepared on roster_import (id) where state in ('waiting', 'preparing');

-- What stood there before a change, taken when it is accepted; and, once undone, why it was left as it is.
alter table roster_import_change
	add column given_before text,
	add column family_before text,
	add column known_as_before text,
	add column search_before text,
	add column title_before text,
	add column grade_before text,
	add column subject_before text,
	add column students_before integer,
	add column starts_before date,
	add column ends_before date,
	add column moment_before timestamptz,
	add column kept text check (length(kept) <= 40);
create index roster_import_change_kept on roster_import_change (import_id, position) where kept is not null;
create index roster_import_change_on on roster_import_change (import_id, subject_id);

-- The staff and classes of a set while it is compared with what is here. Students and guardians never stand here.
create table roster_import_row (
	import_id uuid not null references roster_import,
	position integer not null,
	subject text not null check (subject in ('person', 'role', 'class', 'teacher')),
	-- The roster's id of the person, of the person who has the role, of the class, or of the class that is taught.
	roster_id text not null check (length(roster_id) <= 255),
	-- The roster's id of the school of a role or class, or of who teaches.
	other_id text check (length(other_id) <= 255),
	-- False: an id alone, of something that this set does not describe.
	named boolean not null default true,
	gone boolean not null default false,
	given_name text collate "und-x-icu" not null default '',
	family_name text collate "und-x-icu" not null default '',
	preferred_given text not null default '',
	preferred_family text not null default '',
	address text,
	enabled boolean not null default true,
	kind text,
	title text not null default '',
	grades text not null default '',
	subjects text not null default '',
	starts_on date,
	ends_on date,
	-- Who that is here, how they were found, and what becomes of the address.
	person_id uuid,
	how text check (how in ('linked', 'merged', 'address', 'relinked', 'new', 'vanished', 'ignored')),
	outcome text check (outcome in ('same', 'none', 'new', 'changed', 'waits', 'taken')),
	primary key (import_id, position)
);
create index roster_import_row_of on roster_import_row (import_id, subject, roster_id);
create index roster_import_row_about on roster_import_row (import_id, person_id) where person_id is not null;
create index roster_import_row_by_address on roster_import_row (import_id, address) where address is not null;
create index roster_import_row_by_name on roster_import_row (import_id, subject, family_name, given_name, position);

insert into retention (kind, class, months) values ('roster_import_row', 'passing', 0);
