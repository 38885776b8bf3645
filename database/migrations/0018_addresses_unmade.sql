-- An import that is undone takes back the addresses that it gave and nobody signed in by, and with them the seals that fell when
-- they came. The rules keep every other address where it is.
alter table account_seal drop constraint account_seal_id_fkey,
	add constraint account_seal_id_fkey foreign key (id) references person_address on delete cascade;
alter table seal_letter drop constraint seal_letter_seal_id_fkey,
	add constraint seal_letter_seal_id_fkey foreign key (seal_id) references account_seal on delete cascade;
