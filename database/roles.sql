-- The database roles, made once and kept right at every migrate. Idempotent.
-- tandem_owner owns the tables; tandem_definer owns the relation functions and passes row security; nobody logs in as either.
-- tandem_app is who the app logs in as: it owns nothing, inherits nothing, and each unit of work takes one of the roles below it.
do $$
declare
	name text;
begin
	if not exists (select from pg_roles where rolname = 'tandem_definer') then
		create role tandem_definer nologin bypassrls;
	end if;
	if not exists (select from pg_roles where rolname = 'tandem_app') then
		create role tandem_app login noinherit;
	end if;
	foreach name in array array[
		'tandem_owner', 'tandem_member', 'tandem_visitor', 'tandem_operator', 'tandem_counter',
		'tandem_mailer', 'tandem_demonstrator', 'tandem_sign_in', 'tandem_jobs', 'tandem_backup'
	] loop
		if not exists (select from pg_roles where rolname = name) then
			execute format('create role %I nologin', name);
		end if;
		-- tandem_backup reads everything, so the app cannot become it: only the migrator's login can.
		if name not in ('tandem_owner', 'tandem_backup') and not pg_has_role('tandem_app', name, 'member') then
			execute format('grant %I to tandem_app', name);
		end if;
	end loop;
	-- A migrator that is no superuser works as the owners of what it makes.
	if not (select rolsuper from pg_roles where rolname = current_user) then
		foreach name in array array['tandem_owner', 'tandem_sign_in', 'tandem_jobs', 'tandem_backup'] loop
			execute format('grant %I to %I', name, current_user);
		end loop;
	end if;
end
$$;
