-- "Being somebody's evaluator is a recorded relation": the two see it, and operators record it.
grant select on evaluator to tandem_member, tandem_operator;
create policy evaluator_read on evaluator for select to tandem_member using (evaluator_id = (select me()) or teacher_id = (select me()));
grant insert, update on evaluator to tandem_operator;
create policy evaluator_operated on evaluator for all to tandem_operator using ((select acts_as_operator())) with check ((select acts_as_operator()));
