-- "Visit in calendars: partners." What somebody's own calendar was told is theirs.
grant select, insert on calendar_letter to tandem_member;
grant update (sequence, cancelled, starts_at, minutes, told_hash, sent_at) on calendar_letter to tandem_member;
create policy calendar_letter_own on calendar_letter for all to tandem_member
	using (person_id = (select me())) with check (person_id = (select me()));
-- Whose calendar has a visit, also of those who are no longer in it.
grant select (visit_id, person_id) on calendar_letter to tandem_mailer;
create policy calendar_letter_told on calendar_letter for select to tandem_mailer
	using (visit_id in (select t.visit_id from visit_to_tell t));
