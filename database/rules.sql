-- Rules that hold across rows, kept by triggers whose functions stand in relations/. Applied as tandem_owner, whole, at every migrate.

-- Nobody facilitates a teacher they evaluate, and only a facilitator of the school stands on the facilitator's side.
drop trigger if exists partner_checked on partner;
create trigger partner_checked before insert on partner for each row execute function check_partner();

-- What is loaded in bulk says so itself; the app may not.
drop trigger if exists visit_person_told on visit_person;
create trigger visit_person_told before insert on visit_person for each row when (new.is_author is null)
	execute function tell_author();

-- A changed address shuts what is confidential, whoever changed it and however.
drop trigger if exists address_seals on person_address;
create trigger address_seals after insert on person_address for each row execute function seal_account();
drop trigger if exists address_kept on person_address;
create trigger address_kept before update or delete on person_address for each row execute function keep_address();
drop trigger if exists first_sign_in_opens on account;
create trigger first_sign_in_opens after insert on account for each row execute function open_where_nothing_is();

-- A letter may name a person and no address.
drop trigger if exists letter_addressed on mail;
create trigger letter_addressed before insert on mail for each row when (new.to_address = '' and new.to_person is not null)
	execute function address_letter();

-- Whoever plans, moves or cancels a visit, and by whichever verb: its people's calendars are told. What a demonstration or a bulk
-- load writes is told to nobody.
drop trigger if exists visit_planned_told on visit;
create trigger visit_planned_told after insert on visit for each row
	when (new.state = 'planned' and current_user not in ('tandem_demonstrator', 'tandem_owner'))
	execute function mark_visit_to_tell();
drop trigger if exists visit_changed_told on visit;
create trigger visit_changed_told after update of starts_at, minutes, place, remote, state on visit for each row
	when (new.state <> 'done' and (old.starts_at, old.minutes, old.place, old.remote, old.state)
		is distinct from (new.starts_at, new.minutes, new.place, new.remote, new.state))
	execute function mark_visit_to_tell();

-- A meeting that is over and that nobody wrote in is kept with those who were invited to it.
drop trigger if exists kept_meeting_attended on meeting;
create trigger kept_meeting_attended after insert on meeting for each row when (new.made_by is null)
	execute function invite_to_kept_meeting();

-- A demonstration is one from its first moment, or never.
drop trigger if exists demonstration_kept on organisation;
create trigger demonstration_kept before update on organisation for each row execute function keep_demonstration();

-- A file goes with what hangs on it.
drop trigger if exists file_dropped on evidence;
create trigger file_dropped after delete on evidence for each row when (old.file_id is not null) execute function drop_file();

drop trigger if exists resource_file_dropped on resource;
create trigger resource_file_dropped after delete on resource for each row when (old.file_id is not null) execute function drop_file();

-- What resources say is found although it is typed with a slip.
drop trigger if exists resource_words_kept on resource;
create trigger resource_words_kept after insert on resource referencing new table as fresh
	for each statement execute function keep_resource_words();
drop trigger if exists resource_words_kept_anew on resource;
create trigger resource_words_kept_anew after update on resource referencing new table as fresh
	for each statement execute function keep_resource_words();

drop trigger if exists resource_handed_over on resource;
create trigger resource_handed_over after update of owner_id on resource for each row
	when (old.owner_id <> new.owner_id) execute function hand_over_link_check();

-- Bookings keep within the limits of who is booked, and visits that were booked keep to their bookings.
drop trigger if exists booking_checked on booking;
create trigger booking_checked before insert or update on booking for each row execute function check_booking();
drop trigger if exists booked_visit_kept on visit;
create trigger booked_visit_kept before update on visit for each row
	when ((old.state, old.starts_at, old.minutes) is distinct from (new.state, new.starts_at, new.minutes))
	execute function keep_booked_visit();

-- A tool is recommended only while its privacy review holds, and the last review says until when.
drop trigger if exists recommendation_checked on tool;
create trigger recommendation_checked before update of state on tool for each row
	when (new.state = 'recommended' and old.state <> 'recommended') execute function check_recommendation();
drop trigger if exists privacy_review_kept on privacy_review;
create trigger privacy_review_kept after insert on privacy_review for each row execute function keep_privacy_review();

-- A lesson that is a visit is had when the visit was.
drop trigger if exists lesson_moved on visit;
create trigger lesson_moved after update of starts_at, state on visit for each row
	when ((old.state, old.starts_at) is distinct from (new.state, new.starts_at))
	execute function keep_lesson();
drop trigger if exists lesson_named on lesson_visit;
create trigger lesson_named after insert on lesson_visit for each row execute function keep_lesson();

-- A virtual space opens when what must be done is done, and that stays done.
drop trigger if exists opening_checked on learning_space;
create trigger opening_checked before update of state on learning_space for each row
	when (new.state = 'open' and old.state <> 'open') execute function check_opening();
drop trigger if exists space_checked on learning_space;
create trigger space_checked before update on learning_space for each row
	when (current_user not in ('tandem_demonstrator', 'tandem_owner', 'tandem_mailer')) execute function check_space();
drop trigger if exists space_step_checked on space_step;
create trigger space_step_checked before insert or update or delete on space_step for each row
	when (current_user not in ('tandem_demonstrator', 'tandem_owner')) execute function check_space_step();

-- What happened stays as it happened.
do $$
declare
	name text;
begin
	foreach name in array array['audit_entry', 'access_record', 'event', 'stage_change', 'collaboration_turn',
		'agreement_revision', 'agreement_line', 'agreement_acceptance', 'pedagogy_answer', 'acceptance', 'departure', 'handover_acceptance', 'number_period', 'number_cell',
		'guide_edition', 'guide_prompt', 'booking_change', 'tool_change', 'privacy_review', 'tool_verdict'] loop
		execute format('drop trigger if exists append_only on %I', name);
		execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', name);
	end loop;
end
$$;

-- The tables that the relations are made of: a write to one ends what this transaction knew of it.
do $$
declare
	kind text;
	name text;
begin
	foreach kind in array array['standing', 'visits'] loop
		foreach name in array case kind
			when 'standing' then array['person', 'membership', 'role_assignment', 'evaluator', 'collaboration', 'partner', 'acceptance', 'departure']
			else array['visit', 'visit_person', 'note', 'note_share'] end loop
			execute format('drop trigger if exists known_forgotten on %I', name);
			execute format('create trigger known_forgotten after insert or update or delete on %I
				for each statement execute function forget_known(%L)', name, kind);
		end loop;
	end loop;
end
$$;
