-- The standards that a topic works towards, beside the one that it may have come from.
create table topic_standard (
	topic_id uuid not null references topic on delete cascade,
	purpose text not null check (purpose in ('content', 'technology')),
	standard_id uuid not null references standard,
	primary key (topic_id, purpose, standard_id)
);
create index topic_standard_of on topic_standard (standard_id);

insert into retention (kind, class, months) values ('topic_standard', 'programme', null);
