-- A letter that somebody waits for in front of a screen goes before all others.
alter table mail add column urgent boolean not null default false;
