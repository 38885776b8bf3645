grant select, insert on api_token to tandem_member;
grant update (revoked_at, last_used_on) on api_token to tandem_member;
create policy api_token_own on api_token for all to tandem_member using (person_id = (select me())) with check (person_id = (select me()));
-- Deactivating somebody, or another address, ends their tokens with their sessions: operators know of nothing else about them.
grant select (person_id, revoked_at), update (revoked_at) on api_token to tandem_operator;
create policy api_token_known on api_token for select to tandem_operator using ((select acts_as_operator()));
create policy api_token_ended on api_token for update to tandem_operator
	using ((select acts_as_operator())) with check (revoked_at is not null);
