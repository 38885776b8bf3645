-- "Aim, stage, tools: partners." What is aimed for is read by those who read the aim; partners name it, out of what their school uses.
grant select, insert, delete on collaboration_standard to tandem_member;
create policy collaboration_standard_partner on collaboration_standard for select to tandem_member
	using (collaboration_id = any ((select my_collaborations())::uuid[]));
create policy collaboration_standard_named on collaboration_standard for insert to tandem_member
	with check (collaboration_id = any ((select my_partnerships())::uuid[]) and exists (
		select from collaboration c join framework_use u on u.school_id = c.school_id join standard s on s.framework_id = u.framework_id
		where c.id = collaboration_standard.collaboration_id and s.id = collaboration_standard.standard_id
			and (case collaboration_standard.purpose when 'content' then u.content else u.technology end)));
create policy collaboration_standard_removed on collaboration_standard for delete to tandem_member
	using (collaboration_id = any ((select my_partnerships())::uuid[]));
