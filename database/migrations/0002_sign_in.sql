-- role: tandem_sign_in
-- The sign-in library's own tables, as better-auth 1.7 compiles them with e-mail links, in a schema and a role of their own.
create table sign_in."user" (
	"id" text primary key,
	"name" text not null,
	"email" text not null unique,
	"emailVerified" boolean not null,
	"image" text,
	"createdAt" timestamptz not null default current_timestamp,
	"updatedAt" timestamptz not null default current_timestamp
);
create table sign_in."session" (
	"id" text primary key,
	"expiresAt" timestamptz not null,
	"token" text not null unique,
	"createdAt" timestamptz not null default current_timestamp,
	"updatedAt" timestamptz not null,
	"ipAddress" text,
	"userAgent" text,
	"userId" text not null references sign_in."user" ("id") on delete cascade
);
create index "session_userId_idx" on sign_in."session" ("userId");
create table sign_in."account" (
	"id" text primary key,
	"accountId" text not null,
	"providerId" text not null,
	"userId" text not null references sign_in."user" ("id") on delete cascade,
	"accessToken" text,
	"refreshToken" text,
	"idToken" text,
	"accessTokenExpiresAt" timestamptz,
	"refreshTokenExpiresAt" timestamptz,
	"scope" text,
	"password" text,
	"createdAt" timestamptz not null default current_timestamp,
	"updatedAt" timestamptz not null
);
create index "account_userId_idx" on sign_in."account" ("userId");
create table sign_in."verification" (
	"id" text primary key,
	"identifier" text not null,
	"value" text not null,
	"expiresAt" timestamptz not null,
	"createdAt" timestamptz not null default current_timestamp,
	"updatedAt" timestamptz not null default current_timestamp
);
create index "verification_identifier_idx" on sign_in."verification" ("identifier");

-- What the cookies are signed with: made at the first start, shared by every process on this database.
create table sign_in.secret (
	singleton boolean primary key default true check (singleton),
	value text not null check (length(value) >= 32)
);
