-- Everyone signed in knows the organisation's name; before set-up a visitor makes it.
grant select on organisation to tandem_member, tandem_visitor, tandem_operator, tandem_mailer, tandem_counter;
create policy organisation_read on organisation for select to tandem_member, tandem_visitor, tandem_operator, tandem_mailer, tandem_counter using (true);
grant insert, update, delete on organisation to tandem_operator;
create policy organisation_unmade on organisation for delete to tandem_operator using ((select acts_as_operator()));
create policy organisation_made on organisation for insert to tandem_operator with check ((select acts_as_operator()));
create policy organisation_changed on organisation for update to tandem_operator using ((select acts_as_operator()));
