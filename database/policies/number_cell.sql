grant select on number_cell to tandem_member;
create policy number_cell_read on number_cell for select to tandem_member
	using (exists (select from number_period p where p.id = period_id));
grant select, insert on number_cell to tandem_counter;
create policy number_cell_frozen on number_cell for all to tandem_counter using (true) with check (true);
