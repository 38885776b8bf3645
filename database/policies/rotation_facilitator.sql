-- On which days a facilitator is here is known to the facilitators of the school.
grant select, insert, delete on rotation_facilitator to tandem_member;
grant update (weekdays, visits_a_day) on rotation_facilitator to tandem_member;
create policy rotation_facilitator_facilitators on rotation_facilitator for all to tandem_member
	using (school_id = any ((select my_facilitated_schools())::uuid[]))
	with check (school_id = any ((select my_facilitated_schools())::uuid[])
		and exists (select from membership m where m.person_id = rotation_facilitator.person_id
			and m.school_id = rotation_facilitator.school_id));
