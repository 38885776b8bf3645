-- What was seen of a tool, by one of the need's criteria: about the tool, never about the teacher. Written, corrected and taken back
-- by who saw it.
grant select, insert, delete on trial_observation to tandem_member;
grant update (scale, words, written_at) on trial_observation to tandem_member;
create policy trial_observation_read on trial_observation for select to tandem_member
	using (exists (select from tool_need n where n.id = need_id));
create policy trial_observation_own on trial_observation for all to tandem_member
	using (observed_by = (select me()))
	with check (observed_by = (select me())
		and exists (select from tool_need n where n.id = need_id and n.school_id = any ((select my_trying_schools())::uuid[])));
