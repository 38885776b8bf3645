-- "Exactly as the record it hangs on": what should change is read, and followed to its end, by who reads the report; proposed by its author.
grant select, insert on learnt_change to tandem_member;
grant update (state, request_id, need_id, outcome, changed_by, changed_at, version) on learnt_change to tandem_member;
create policy learnt_change_read on learnt_change for select to tandem_member
	using (exists (select from learnt_report r where r.id = report_id));
create policy learnt_change_proposed on learnt_change for insert to tandem_member
	with check (state = 'proposed' and request_id is null and need_id is null and changed_by is null and outcome = ''
		and exists (select from learnt_report r where r.id = report_id and r.author_id = (select me())
			and r.school_id = any ((select my_schools())::uuid[])));
create policy learnt_change_followed on learnt_change for update to tandem_member
	using (exists (select from learnt_report r where r.id = report_id))
	with check (changed_by = (select me()) and (request_id is null or exists (select from request q where q.id = request_id))
		and (need_id is null or exists (select from tool_need n where n.id = need_id)));
