-- "That a collaboration exists, its stage: partners." Pausing, resuming and finishing are rows of their own.
grant select, insert on collaboration_turn to tandem_member;
create policy collaboration_turn_read on collaboration_turn for select to tandem_member using (collaboration_id = any ((select my_partnerships())::uuid[]));
create policy collaboration_turn_made on collaboration_turn for insert to tandem_member
	with check (taken_by = (select me()) and collaboration_id = any ((select my_partnerships())::uuid[]));
grant select (id, collaboration_id, turn, at) on collaboration_turn to tandem_counter;
create policy collaboration_turn_counted on collaboration_turn for select to tandem_counter using (true);
