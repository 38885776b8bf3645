-- "Note: author, and whoever the author named": what was learnt is written for the facilitators and the help desk of the school, and the
-- form says so. Never for who leads or evaluates its author; what is taken back is gone.
grant select, insert, delete on learnt_report to tandem_member;
grant update (occasion, learnt, tried, for_whom, changed_at, version) on learnt_report to tandem_member;
create policy learnt_report_read on learnt_report for select to tandem_member
	using (author_id = (select me()) or id = any ((select my_learnt_reports())::uuid[]));
create policy learnt_report_written on learnt_report for insert to tandem_member
	with check (author_id = (select me()) and school_id = any ((select my_schools())::uuid[]));
create policy learnt_report_changed on learnt_report for update to tandem_member
	using (author_id = (select me())) with check (school_id = any ((select my_schools())::uuid[]));
create policy learnt_report_taken_back on learnt_report for delete to tandem_member using (author_id = (select me()));
