-- "Meeting's agenda and notes: those invited." Each sees whether they are; a function of the database alone writes it.
grant select on meeting_person to tandem_member;
create policy meeting_person_own on meeting_person for select to tandem_member using (person_id = (select me()));
grant insert on meeting_person to tandem_definer;
