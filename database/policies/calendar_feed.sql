-- "In feeds: time, place, people, a link." Whose feed it is reads what is in it as themselves; nobody else knows that there is one.
grant select, insert on calendar_feed to tandem_member;
grant update (revoked_at, last_read_on, content_hash, changed_at) on calendar_feed to tandem_member;
create policy calendar_feed_own on calendar_feed for all to tandem_member
	using (person_id = (select me())) with check (person_id = (select me()));
-- Deactivating somebody, or another address, ends it with their sessions and tokens.
grant select (person_id, revoked_at), update (revoked_at) on calendar_feed to tandem_operator;
create policy calendar_feed_known on calendar_feed for select to tandem_operator using ((select acts_as_operator()));
create policy calendar_feed_ended on calendar_feed for update to tandem_operator
	using ((select acts_as_operator())) with check (revoked_at is not null);
