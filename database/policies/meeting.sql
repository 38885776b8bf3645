-- "Visit in calendars": that a team meets, when and where, is known to the staff of its school; who is invited moves it or calls it off.
grant select, insert on meeting to tandem_member;
grant update (on_day, starts_at, minutes, place, moved, called_off, version) on meeting to tandem_member;
create policy meeting_read on meeting for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy meeting_made on meeting for insert to tandem_member
	with check (made_by = (select me()) and rhythm_id = any ((select my_rhythms())::uuid[])
		and exists (select from planning_rhythm r
			where r.id = rhythm_id and r.team_id = meeting.team_id and r.school_id = meeting.school_id));
create policy meeting_changed on meeting for update to tandem_member
	using (rhythm_id = any ((select my_rhythms())::uuid[])) with check (rhythm_id = any ((select my_rhythms())::uuid[]));
-- Meetings that are over are kept and counted: that they were, and for how long.
grant select, insert on meeting to tandem_counter;
create policy meeting_counted on meeting for select to tandem_counter using (true);
create policy meeting_kept on meeting for insert to tandem_counter
	with check (made_by is null and exists (select from planning_rhythm r
		where r.id = rhythm_id and r.team_id = meeting.team_id and r.school_id = meeting.school_id));
