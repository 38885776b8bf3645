-- A criterion stands once in its list, also where two write the list at the same moment.
update tool_criterion as c set words = left(c.words, 190) || ' (' || c.position + 1 || ')' where exists (
	select from tool_criterion o where o.school_id = c.school_id and o.need_id is not distinct from c.need_id and o.words = c.words and o.id < c.id);
drop index tool_criterion_of_school;
create unique index tool_criterion_of_school on tool_criterion (school_id, words) where need_id is null;
create unique index tool_criterion_of_need on tool_criterion (need_id, words) where need_id is not null;
