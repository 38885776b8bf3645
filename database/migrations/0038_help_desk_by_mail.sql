-- A help desk that a school has already: requests are handed over to it by e-mail, and its answers come back into them.

create table help_desk (
	school_id uuid primary key references school,
	address citext not null check (length(address) between 3 and 254),
	set_by uuid not null references person,
	set_at timestamptz not null,
	version integer not null default 1
);
create index help_desk_set_by on help_desk (set_by);

-- Where a part was sent by e-mail, and by which mark its answers come back.
alter table request_part add column mailed_to citext check (mailed_to is null or held_as = 'desk' and length(mailed_to) <= 254);
alter table request_part add column reply_token text check (reply_token is null or mailed_to is not null and length(reply_token) = 32);
create unique index request_part_by_reply on request_part (reply_token) where reply_token is not null;

-- What came by e-mail has no author here.
alter table request_message alter column author_id drop not null;
alter table request_message add column by_mail boolean not null default false;
alter table request_message add check (by_mail = (author_id is null));

insert into retention (kind, class, months) values ('help_desk', 'programme', null);
