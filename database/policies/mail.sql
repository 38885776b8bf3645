-- Nobody reads the outbox but who delivers it.
grant insert on mail to tandem_member, tandem_operator, tandem_visitor, tandem_mailer;
create policy mail_written on mail for insert to tandem_member, tandem_operator, tandem_visitor, tandem_mailer with check (true);
grant select, update on mail to tandem_mailer;
create policy mail_delivered on mail for all to tandem_mailer using (true);
