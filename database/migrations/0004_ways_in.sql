-- Passkeys, and the seal that falls when an address changes.

-- A passkey of a person. The public key is no secret; the private one never leaves the device.
create table passkey (
	id uuid primary key,
	person_id uuid not null references person,
	name text not null check (length(btrim(name)) between 1 and 100),
	-- As the device names it, in base64url.
	credential_id text not null unique check (length(credential_id) between 1 and 1400),
	-- COSE, in base64url.
	public_key text not null check (length(public_key) between 1 and 6000),
	-- How often the device says it was used; zero for those that do not count.
	counter bigint not null check (counter >= 0),
	transports text not null default '' check (length(transports) <= 200),
	made_at timestamptz not null,
	last_used_at timestamptz,
	-- Its counter went backwards, as that of a copy does: it signs nobody in any more.
	doubted_at timestamptz
);
create index passkey_of on passkey (person_id);

-- What a device has to sign: once, for one purpose, for a few minutes. Stored as a hash.
create table passkey_challenge (
	challenge_hash text primary key,
	purpose text not null check (purpose in ('sign-in', 'add')),
	person_id uuid references person,
	expires_at timestamptz not null,
	check ((purpose = 'add') = (person_id is not null))
);
create index passkey_challenge_by_end on passkey_challenge (expires_at);

-- Falls with every changed address, whoever changed it: while it is not opened, the person reaches nothing confidential.
create table account_seal (
	-- The key of the address whose coming made it fall.
	id uuid primary key references person_address,
	person_id uuid not null references person,
	-- The address that was the person's before, which may open it. None: somebody's first address came late.
	old_address citext,
	-- Null: the command line on the server itself.
	changed_by uuid references person,
	-- Whether anybody had signed in by the old address.
	used boolean not null,
	sealed_at timestamptz not null,
	opened_at timestamptz,
	opened_how text check (opened_how in ('nothing-there', 'passkey', 'old-address', 'voucher')),
	vouched_by uuid references person,
	-- The old address said that this was not its owner.
	disputed_at timestamptz,
	check ((opened_at is null) = (opened_how is null)),
	check ((opened_how is not distinct from 'voucher') = (vouched_by is not null))
);
create unique index account_seal_shut on account_seal (person_id) where opened_at is null;
create index account_seal_of on account_seal (person_id, sealed_at desc);

-- Letters to an old address whose link may open a seal, or take the change back.
create table seal_letter (
	token_hash text primary key,
	seal_id uuid not null references account_seal,
	made_at timestamptz not null
);
create index seal_letter_of on seal_letter (seal_id);

insert into retention (kind, class, months) values
	('passkey', 'account', 12), ('passkey_challenge', 'passing', 0), ('account_seal', 'account', 24), ('seal_letter', 'passing', 12);

-- The sign-in library's tables are another role's.
set local role tandem_sign_in;
-- Sessions as their owners read them: how they began, by which passkey, when last used. Their tokens are kept as hashes.
alter table sign_in."session"
	add column "how" text not null default 'link' check ("how" in ('link', 'passkey', 'here')),
	add column "passkeyId" text,
	add column "lastUsedAt" timestamptz default current_timestamp;
create index "session_passkeyId_idx" on sign_in."session" ("passkeyId") where "passkeyId" is not null;
update sign_in."session" set "token" = encode(sha256(convert_to("token", 'UTF8')), 'hex');
set local role tandem_owner;
