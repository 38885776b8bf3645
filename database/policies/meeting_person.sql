-- "Meeting's agenda and notes: those invited." Each sees whether they are; functions of the database alone write it.
grant select on meeting_person to tandem_member;
create policy meeting_person_own on meeting_person for select to tandem_member using (person_id = (select me()));
grant insert on meeting_person to tandem_definer;
grant select on meeting_person to tandem_counter;
create policy meeting_person_counted on meeting_person for select to tandem_counter using (true);
