grant insert on event to tandem_member, tandem_operator, tandem_visitor, tandem_counter;
create policy event_written on event for insert to tandem_member, tandem_operator, tandem_visitor, tandem_counter with check (true);
