grant select, insert on guide_prompt to tandem_member;
create policy guide_prompt_read on guide_prompt for select to tandem_member
	using (exists (select from guide_edition e where e.id = edition_id));
create policy guide_prompt_made on guide_prompt for insert to tandem_member
	with check (exists (select from guide_edition e where e.id = edition_id and e.written_by = (select me())
		and e.school_id = any ((select my_facilitated_schools())::uuid[])));
