-- What preparation was for, in its owner's words, and when it began, where they say so: then what overlaps can be told.
alter table time_entry add column words text not null default '' check (length(words) <= 200);
alter table time_entry add column starts_at timestamptz;
