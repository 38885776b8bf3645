grant select, insert, delete on passkey_challenge to tandem_visitor;
create policy passkey_challenge_taken on passkey_challenge for all to tandem_visitor using (true) with check (true);
