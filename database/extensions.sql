-- Trusted extensions only: the owner of the database may make them on PostgreSQL 15 and later.
create extension if not exists btree_gist;
create extension if not exists citext;
create extension if not exists pg_trgm;
