-- "Agreement: all partners." A line is read by who reads its revision.
grant select, insert on agreement_line to tandem_member;
create policy agreement_line_read on agreement_line for select to tandem_member using (exists (select from agreement_revision r where r.id = revision_id));
create policy agreement_line_made on agreement_line for insert to tandem_member
	with check (exists (select from agreement_revision r where r.id = revision_id and r.written_by = (select me())));
