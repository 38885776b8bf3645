grant select on school_year to tandem_member, tandem_operator, tandem_counter;
create policy school_year_read on school_year for select to tandem_member using (school_id = any ((select my_schools())::uuid[]));
create policy school_year_counted on school_year for select to tandem_counter using (true);
grant insert, update, delete on school_year to tandem_operator;
create policy school_year_operated on school_year for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
