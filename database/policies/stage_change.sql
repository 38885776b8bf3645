-- "Every change is kept with its date and reason", for the partners.
grant select, insert on stage_change to tandem_member;
create policy stage_change_read on stage_change for select to tandem_member using (collaboration_id = any ((select my_partnerships())::uuid[]));
create policy stage_change_made on stage_change for insert to tandem_member with check (collaboration_id = any ((select my_partnerships())::uuid[]));
grant select (id, collaboration_id, from_stage, to_stage, holds_since) on stage_change to tandem_counter;
create policy stage_change_counted on stage_change for select to tandem_counter using (true);
