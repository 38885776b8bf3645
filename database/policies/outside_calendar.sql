-- "Private note, draft: author." The address opens somebody's own calendar: nobody else reads that there is one.
grant select, insert, delete on outside_calendar to tandem_member;
grant update (due_at, tried_at, read_at, problem, fails, etag, modified, parsed_at) on outside_calendar to tandem_member;
create policy outside_calendar_own on outside_calendar for all to tandem_member
	using (person_id = (select me())) with check (person_id = (select me()));
-- The job that reads them finds which are due, and reads each as its person. No operator sees them.
grant select (id, person_id, due_at) on outside_calendar to tandem_operator;
create policy outside_calendar_due on outside_calendar for select to tandem_operator
	using (coalesce(current_setting('tandem.machine', true), '') = 'on');
