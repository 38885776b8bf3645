-- How backups went, for who runs the installation; nothing of what is in them.
grant select, insert on backup to tandem_operator;
grant update (ended_at, began_at, removed_at) on backup to tandem_operator;
create policy backup_operated on backup for all to tandem_operator
	using ((select acts_as_operator())) with check ((select acts_as_operator()));
