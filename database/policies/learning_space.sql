-- "A virtual space is its teacher's." It is read by a facilitator whom they name, and by the help desk where they ask it to prepare it or
-- where it is still open after its day. Only its owner changes, opens and closes it, as long as they are of the school. Where they have
-- left, a facilitator takes it over, and the help desk may close it.
grant select on learning_space to tandem_member;
grant insert (id, school_id, owner_id, name, purpose, address, tool_id, class_id, unit_id, helper_id, with_desk, audience, closes_on, made_at)
	on learning_space to tandem_member;
grant update (name, purpose, address, tool_id, helper_id, with_desk, audience, state, opened_on, closes_on, closed_on, accounts, accounts_until,
	accounts_words, closed_by, owner_id, taken_over_from, version) on learning_space to tandem_member;
create policy learning_space_own on learning_space for select to tandem_member using (owner_id = (select me()));
create policy learning_space_helped on learning_space for select to tandem_member using (id = any ((select my_spaces())::uuid[]));
create policy learning_space_made on learning_space for insert to tandem_member
	with check (owner_id = (select me()) and school_id = any ((select my_space_schools())::uuid[]) and may_help_me(helper_id, school_id)
		and (class_id is null or exists (select from class c where c.id = class_id and c.school_id = learning_space.school_id))
		and (unit_id is null or exists (select from unit u where u.id = unit_id and u.school_id = learning_space.school_id)));
create policy learning_space_changed on learning_space for update to tandem_member
	using (owner_id = (select me()) and school_id = any ((select my_schools())::uuid[]))
	with check (owner_id = (select me()) and (helper_id is null or state = 'closed' or may_help_me(helper_id, school_id)));
create policy learning_space_left on learning_space for update to tandem_member
	using (id = any ((select my_left_spaces())::uuid[]))
	with check (state = 'closed' and closed_by = (select me()));
-- Held while its steps change.
grant update (version) on learning_space to tandem_definer;
-- For the letters: that one is to close, or was.
grant select (id, school_id, state, closes_on, near_told, past_told) on learning_space to tandem_mailer;
grant update (near_told, past_told) on learning_space to tandem_mailer;
create policy learning_space_told on learning_space for all to tandem_mailer using (state = 'open');
