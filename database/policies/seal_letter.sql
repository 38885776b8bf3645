-- Written with the change they tell of, or by who vouches; read by nobody: whoever holds the link proves it by its hash.
grant insert on seal_letter to tandem_operator, tandem_member;
create policy seal_letter_told on seal_letter for insert to tandem_operator with check ((select acts_as_operator()));
create policy seal_letter_of_voucher on seal_letter for insert to tandem_member
	with check (seal_id = any ((select seals_i_may_open())::uuid[]));
