import { z } from 'zod';
import { changesIn, mostOfLearnt } from '#server/domain/learnt/index.ts';
import { field } from '../../../answer.ts';

/** The five answers, as a form sends them; what should change is one change a line. */
export const answers = {
	entry: field.id(),
	occasion: field.text(mostOfLearnt.occasion),
	learnt: field.text(mostOfLearnt.learnt),
	tried: field.optionalText(mostOfLearnt.tried),
	changes: field.optionalText(mostOfLearnt.change * mostOfLearnt.changes),
	forWhom: field.optionalText(mostOfLearnt.forWhom),
};

const shape = z.object(answers);

/** What is told, as the domain takes it. */
export function told(form: z.output<typeof shape>) {
	return {
		entry: form.entry,
		occasion: form.occasion,
		learnt: form.learnt,
		tried: form.tried ?? '',
		forWhom: form.forWhom ?? '',
		changes: changesIn(form.changes ?? ''),
	};
}
