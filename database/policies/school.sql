grant select on school to tandem_member, tandem_operator, tandem_mailer, tandem_counter;
create policy school_of_mine on school for select to tandem_member using (id = any ((select my_schools())::uuid[]));
create policy school_operated on school for select to tandem_operator using ((select acts_as_operator()));
create policy school_counted on school for select to tandem_counter, tandem_mailer using (true);
-- Deleted only by undoing the import that made it, and only while nothing refers to it.
grant insert, update, delete on school to tandem_operator;
create policy school_unmade on school for delete to tandem_operator using ((select acts_as_operator()));
create policy school_made on school for insert to tandem_operator with check ((select acts_as_operator()));
create policy school_changed on school for update to tandem_operator using ((select acts_as_operator()));
