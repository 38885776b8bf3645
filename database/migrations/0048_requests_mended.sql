-- Words that somebody asked with, and of which they said that the help desk may read them, too.
alter table request_message add column for_desk boolean not null default false;

-- What was said with a facilitator or mentor is sent to the help desk by who asked alone: what others sent there before, it no longer reads.
delete from request_along a
	using request_part p, request_message m, request_part w, request r
	where p.id = a.part_id and p.held_as = 'desk' and m.id = a.message_id and w.id = m.part_id and w.held_as <> 'desk'
		and r.id = m.request_id and m.author_id is distinct from r.asker_id;

-- A resource that is deleted for good is no longer what a request became.
alter table request_became drop constraint request_became_resource_id_fkey;
alter table request_became add foreign key (resource_id) references resource on delete cascade;

-- What a tool is tried for: the need that came of a change, read to its verdict. A trial of which nothing is known is none.
alter table learnt_change add column need_id uuid references tool_need on delete set null;
create index learnt_change_need on learnt_change (need_id) where need_id is not null;
update learnt_change set state = 'proposed' where state = 'trial';
