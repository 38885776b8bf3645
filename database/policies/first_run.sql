grant select, insert, update, delete on first_run to tandem_visitor, tandem_operator;
create policy first_run_open on first_run for all to tandem_visitor, tandem_operator using (not is_set_up()) with check (not is_set_up());
