import { z } from 'zod';
import { mostWords } from '#server/domain/time/index.ts';
import { field } from '../../../answer.ts';

/** What the form of preparation holds. */
export const said = z.object({
	entry: field.id(),
	schoolId: field.optionalId(),
	onDay: field.day(),
	minutes: z.coerce.number().refine((count) => Number.isInteger(count) && count >= 1 && count <= 1440, {
		params: { said: { key: 'refusal.preparation-minutes' } },
	}),
	begins: field.optionalClock(),
	words: field.optionalText(mostWords),
});

/** A day that an address names. */
export function dayIn(text: string | null): string | undefined {
	return field.optionalDay().safeParse(text ?? '').data;
}
