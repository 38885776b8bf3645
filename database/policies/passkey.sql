-- One's own alone: to name and to remove. Before there is an actor, only the one that a device has just named.
grant select, insert, delete on passkey to tandem_member;
grant update (name) on passkey to tandem_member;
create policy passkey_own on passkey for all to tandem_member using (person_id = (select me())) with check (person_id = (select me()));
grant select on passkey to tandem_visitor;
grant update (counter, last_used_at, doubted_at) on passkey to tandem_visitor;
create policy passkey_presented on passkey for select to tandem_visitor
	using (credential_id in (nullif(current_setting('tandem.presented_passkey', true), ''), nullif(current_setting('tandem.proven_passkey', true), '')));
create policy passkey_used on passkey for update to tandem_visitor
	using (credential_id = nullif(current_setting('tandem.proven_passkey', true), ''));
-- What was made under an address that its old owner disputes goes with it.
grant select, delete on passkey to tandem_operator;
create policy passkey_disputed on passkey for all to tandem_operator using (person_id = any ((select people_proven())::uuid[]));
