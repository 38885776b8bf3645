-- One's latest notes, for a search: a word that stands in all of them is found there.
create index note_latest on note (author_id, written_at desc);
