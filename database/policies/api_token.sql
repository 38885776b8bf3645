grant select, insert on api_token to tandem_member;
grant update (revoked_at, last_used_on) on api_token to tandem_member;
create policy api_token_own on api_token for all to tandem_member using (person_id = (select me())) with check (person_id = (select me()));
