-- Ids only, for the job that tells people's calendars: it reads each visit as the person it writes to, and nothing as itself.
grant select, delete on visit_to_tell to tandem_mailer;
create policy visit_to_tell_kept on visit_to_tell for all to tandem_mailer using (true);
-- By the trigger of a visit alone.
grant select, insert, update on visit_to_tell to tandem_definer;
