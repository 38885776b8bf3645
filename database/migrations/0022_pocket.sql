-- With what the entries that wait on somebody's devices are encrypted: random, made when a first device asks, and given to
-- that person's own sessions alone. It is here so that a device can forget it when they sign out, and get it again.
create table pocket_key (
	person_id uuid primary key references person,
	key text not null check (length(key) = 43),
	made_at timestamptz not null
);
insert into retention (kind, class, months) values ('pocket_key', 'account', null);
