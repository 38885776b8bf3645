-- Several processes deliver letters: whoever takes one has it alone until then. A letter that failed waits until then, too.
alter table mail add column taken_until timestamptz;
