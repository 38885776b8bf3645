-- How long a request took that a facilitator settled: an entry in their hours, and nobody else's.
create table request_time (
	message_id uuid primary key references request_message on delete cascade,
	request_id uuid not null references request on delete cascade,
	school_id uuid not null references school,
	person_id uuid not null references person,
	on_day date not null,
	minutes smallint not null check (minutes between 1 and 480)
);
create index request_time_by_day on request_time (person_id, on_day);
create index request_time_of on request_time (request_id);
create index request_time_of_school on request_time (school_id, on_day);

insert into retention (kind, class, months) values ('request_time', 'partnership', 12);
