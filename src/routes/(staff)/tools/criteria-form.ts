import { z } from 'zod';
import { field } from '../../answer.ts';

const linesOf = (text: string): string[] => text.split('\n');

/** What `Criteria.svelte` sends: the criteria, and those that they were made from. */
export const criteriaForm = z.object({
	criteria: field.text(5000).transform(linesOf),
	from: field.optionalText(5000).transform((text) => (text === undefined ? undefined : linesOf(text))),
});
