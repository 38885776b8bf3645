-- A request may become a resource: what one asked is written down for everybody.
alter table request_became add column resource_id uuid references resource;
alter table request_became drop constraint request_became_check;
alter table request_became add constraint request_became_one check (num_nonnulls(collaboration_id, booking_id, resource_id) = 1);
alter table request_became drop constraint request_became_request_id_collaboration_id_booking_id_key;
alter table request_became add constraint request_became_once unique nulls not distinct (request_id, collaboration_id, booking_id, resource_id);
create index request_became_resource on request_became (resource_id) where resource_id is not null;
