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

-- The staff of a set while it is compared with who is here. Students and guardians never stand here.
create table roster_import_person (
	import_id uuid not null references roster_import,
	position integer not null,
	roster_id text not null check (length(roster_id) <= 255),
	-- False: an id alone, of somebody whom this set does not describe.
	named boolean not null default true,
	gone boolean not null default false,
	given_name text collate "und-x-icu" not null default '',
	family_name text collate "und-x-icu" not null default '',
	preferred_given text not null default '',
	preferred_family text not null default '',
	address text,
	enabled boolean not null default true,
	-- Who that is here, how they were found, and what becomes of the address.
	person_id uuid,
	how text check (how in ('linked', 'merged', 'address', 'relinked', 'new', 'vanished', 'ignored')),
	outcome text check (outcome in ('same', 'none', 'new', 'changed', 'waits', 'taken')),
	primary key (import_id, position)
);
create index roster_import_person_of on roster_import_person (import_id, roster_id);
create index roster_import_person_about on roster_import_person (import_id, person_id) where person_id is not null;
create index roster_import_person_by_name on roster_import_person (import_id, family_name, given_name, position);

-- Where they work and as what, the classes, and who teaches them.
create table roster_import_row (
	import_id uuid not null references roster_import,
	position integer not null,
	subject text not null check (subject in ('role', 'class', 'teacher')),
	-- The roster's id of the person who has the role, of the class, or of the class that is taught.
	roster_id text not null check (length(roster_id) <= 255),
	-- The roster's id of the school of a role or class, or of who teaches.
	other_id text check (length(other_id) <= 255),
	named boolean not null default true,
	gone boolean not null default false,
	kind text,
	title text not null default '',
	grades text not null default '',
	subjects text not null default '',
	starts_on date,
	ends_on date,
	primary key (import_id, subject, position)
);
create index roster_import_row_of on roster_import_row (import_id, subject, roster_id);

insert into retention (kind, class, months) values ('roster_import_person', 'passing', 0), ('roster_import_row', 'passing', 0);

-- Whoever deletes a person asks every table that may refer to them: without an index each would be read from end to end.
create index person_address_by_person_id on person_address (person_id);
create index address_change_by_person_id on address_change (person_id);
create index address_change_by_proposed_by on address_change (proposed_by);
create index role_assignment_by_granted_by on role_assignment (granted_by);
create index evaluator_by_recorded_by on evaluator (recorded_by);
create index invitation_by_invited_by on invitation (invited_by);
create index roster_import_by_made_by on roster_import (made_by);
create index roster_import_by_accepted_by on roster_import (accepted_by);
create index roster_import_by_undone_by on roster_import (undone_by);
create index partner_by_invited_by on partner (invited_by);
create index departure_by_suggested_id on departure (suggested_id);
create index stage_proposal_by_proposed_by on stage_proposal (proposed_by);
create index stage_acceptance_by_person_id on stage_acceptance (person_id);
create index visit_series_by_author_id on visit_series (author_id);
create index stage_change_by_proposed_by on stage_change (proposed_by);
create index collaboration_turn_by_taken_by on collaboration_turn (taken_by);
create index agreement_revision_by_written_by on agreement_revision (written_by);
create index agreement_acceptance_by_person_id on agreement_acceptance (person_id);
create index hours_publication_by_person_id on hours_publication (person_id);
create index look_for_by_author_id on look_for (author_id);
create index audit_entry_by_actor_id on audit_entry (actor_id);
create index guide_answer_by_author_id on guide_answer (author_id);
create index next_step_by_owner_id on next_step (owner_id);
create index note_by_teacher_id on note (teacher_id);
create index note_share_by_person_id on note_share (person_id);
create index access_record_by_reader_id on access_record (reader_id);
create index mail_by_to_person on mail (to_person);
