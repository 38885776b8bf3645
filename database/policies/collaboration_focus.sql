-- "Aim, stage, tools: partners." An invited teacher reads them to decide.
grant select, insert on collaboration_focus to tandem_member;
grant update (title, aim, standards, stage, state, version) on collaboration_focus to tandem_member;
create policy collaboration_focus_partner on collaboration_focus for select to tandem_member
	using (collaboration_id = any ((select my_collaborations())::uuid[]));
create policy collaboration_focus_made on collaboration_focus for insert to tandem_member
	with check (collaboration_id = any ((select my_partnerships())::uuid[]));
create policy collaboration_focus_changed on collaboration_focus for update to tandem_member
	using (collaboration_id = any ((select my_partnerships())::uuid[]));
grant select (collaboration_id, stage, state) on collaboration_focus to tandem_counter;
create policy collaboration_focus_counted on collaboration_focus for select to tandem_counter using (true);
