grant select on retention to tandem_member, tandem_operator;
create policy retention_read on retention for select to tandem_member, tandem_operator using (true);
