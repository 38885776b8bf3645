-- "Mentor offer: as its owner set: team, school"; changed by its owner.
grant select, insert on mentor_offer to tandem_member;
grant update (practice, at_once, audience, withdrawn_at, version) on mentor_offer to tandem_member;
create policy mentor_offer_own on mentor_offer for select to tandem_member using (person_id = (select me()));
create policy mentor_offer_shown on mentor_offer for select to tandem_member
	using (withdrawn_at is null and school_id = any ((select my_schools())::uuid[])
		and (audience = 'school' or audience = 'team' and person_id = any ((select my_team_mates())::uuid[])));
create policy mentor_offer_made on mentor_offer for insert to tandem_member
	with check (person_id = (select me()) and school_id = any ((select my_schools())::uuid[]));
create policy mentor_offer_changed on mentor_offer for update to tandem_member using (person_id = (select me()));
