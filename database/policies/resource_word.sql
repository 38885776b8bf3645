-- Words that resources of a school have, for the search alone: nobody reads the list, in which words of withdrawn ones stand too.
grant insert on resource_word to tandem_definer;
