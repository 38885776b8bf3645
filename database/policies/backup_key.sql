-- "Backups encrypted to a key that the organisation keeps": operators choose it; only its public part is here.
grant select, insert on backup_key to tandem_operator;
grant update (replaced_at) on backup_key to tandem_operator;
create policy backup_key_operated on backup_key for all to tandem_operator
	using ((select acts_as_operator())) with check ((select acts_as_operator()));
