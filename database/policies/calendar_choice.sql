-- A choice about one's own letters is one's own.
grant select, insert on calendar_choice to tandem_member;
grant update (letters, version) on calendar_choice to tandem_member;
create policy calendar_choice_own on calendar_choice for all to tandem_member
	using (person_id = (select me())) with check (person_id = (select me()));
