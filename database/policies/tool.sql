-- A tool is a school's matter, and its colleagues read how it stands. What a collaboration names is an idea; the rest is for those
-- who look after tools. Until when a privacy review holds is written by that review alone.
grant select on tool to tandem_member;
grant insert (id, school_id, name, created_at, address, notes, seats, licence_cost, licence_from, licence_until, privacy_said_until)
	on tool to tandem_member;
grant update (name, address, notes, state, seats, licence_cost, licence_from, licence_until, retired_on, replaced_by, retirement_told_at,
	privacy_said_until, version) on tool to tandem_member;
create policy tool_read on tool for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy tool_named on tool for insert to tandem_member
	with check (school_id = any ((select my_schools())::uuid[]) and address = '' and notes = '' and seats is null
		and licence_cost = '' and licence_from is null and licence_until is null and privacy_said_until is null);
create policy tool_added on tool for insert to tandem_member with check (school_id = any ((select my_tool_schools())::uuid[]));
create policy tool_changed on tool for update to tandem_member using (school_id = any ((select my_tool_schools())::uuid[]));
grant update (privacy_until, privacy_said_until) on tool to tandem_definer;
-- For the letters: that one is retired, or that its licence or its privacy review ends.
grant select (id, school_id, name, state, retired_on, retirement_told_at, licence_until, licence_told, privacy_until, privacy_told) on tool
	to tandem_mailer;
grant update (retirement_told_at, licence_told, privacy_told) on tool to tandem_mailer;
create policy tool_told on tool for all to tandem_mailer using (true);
