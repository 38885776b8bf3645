-- "A changed address, whoever changed it, keeps everything of the first four rows shut until an earlier passkey or the old
-- address confirms, or a second person vouches and the teacher is shown who."
grant select on account_seal to tandem_member;
create policy account_seal_own on account_seal for select to tandem_member using (person_id = (select me()));
create policy account_seal_vouchable on account_seal for select to tandem_member using (id = any ((select seals_i_may_open())::uuid[]));
-- A second person vouches.
grant update (opened_at, opened_how, vouched_by) on account_seal to tandem_member;
create policy account_seal_vouched on account_seal for update to tandem_member
	using (id = any ((select seals_i_may_open())::uuid[]))
	with check (vouched_by = (select me()) and opened_at is not null);
-- An earlier passkey or the old address confirms, or says that it was not them: without such a proof no operator sees a seal.
grant select, update (opened_at, opened_how, disputed_at) on account_seal to tandem_operator;
create policy account_seal_confirmed on account_seal for all to tandem_operator using (person_id = any ((select people_proven())::uuid[]));
-- By the trigger of a changed address alone.
grant insert, update on account_seal to tandem_definer;

-- What a seal shuts, whatever else allows it: the first four rows, with what tells of them.
do $$
declare
	name text;
begin
	foreach name in array array['note', 'note_share', 'visit', 'visit_person', 'visit_series', 'teaching_point', 'look_for_check',
		'guide_answer', 'next_step', 'access_record', 'collaboration_focus', 'collaboration_tool', 'agreement_revision',
		'agreement_line', 'agreement_acceptance', 'stage_change', 'stage_proposal', 'stage_acceptance', 'collaboration_turn',
		'pocket_key', 'outcome', 'handover', 'handover_acceptance', 'thread_message', 'thread_reading', 'visit_summary',
		'collaboration_standard', 'unit_collaboration', 'plan', 'plan_assessment', 'plan_lesson', 'plan_part', 'pedagogy_answer',
		'evidence', 'evidence_use', 'stored_file', 'goal', 'goal_entry', 'goal_share', 'kept_log', 'put_off', 'calendar_letter', 'visit_answer', 'outside_calendar', 'busy_block',
		'booking', 'booking_change', 'booking_wait', 'meeting_person', 'meeting_note', 'meeting_note_step', 'meeting_note_request',
		'request', 'request_part', 'request_message', 'request_along', 'request_became', 'set_up', 'learnt_report', 'learnt_change',
		'learning_space', 'space_step'] loop
		execute format('create policy sealed on %I as restrictive for all to tandem_member using (not (select is_shut_to_me()))', name);
	end loop;
	-- And nobody comes to more of it meanwhile, or makes a way in that would outlast the seal.
	foreach name in array array['collaboration', 'partner', 'acceptance', 'departure', 'passkey', 'api_token', 'calendar_feed'] loop
		execute format('create policy sealed on %I as restrictive for insert to tandem_member with check (not (select is_shut_to_me()))', name);
	end loop;
end
$$;
-- The ways in from before stay what they were.
create policy sealed_removal on passkey as restrictive for delete to tandem_member using (not (select is_shut_to_me()));
