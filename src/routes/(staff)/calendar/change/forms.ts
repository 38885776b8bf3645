import { z } from 'zod';
import { field } from '../../../answer.ts';

const of = { entry: field.id(), schoolId: field.id(), version: z.coerce.number().int().min(1).optional() };
const divisionId = field.optionalId();
/** What the forms of a calendar hold; their refusals come from the verbs. */
export const forms = {
	term: z.object({ ...of, name: field.text(60), startsOn: field.day(), lastDay: field.day() }),
	dayOff: z.object({
		...of,
		divisionId,
		name: field.text(120),
		startsOn: field.day(),
		lastDay: field.optionalDay(),
		what: field.oneOf(['holiday', 'closure']),
		effect: field.oneOf(['cycle', 'push', 'drop']),
	}),
	special: z.object({
		...of,
		divisionId,
		name: field.text(120),
		day: field.day(),
		endsAt: field.optionalClock(),
		bellScheduleId: field.optionalId(),
	}),
	cycle: z.object({
		...of,
		divisionId,
		startsOn: field.day(),
		length: z.preprocess((value) => value || undefined, z.coerce.number().optional()),
		firstDay: z.coerce.number(),
		throughDaysOff: field.oneOf(['skip', 'count']),
		'weekdays[]': z.preprocess((value) => value ?? [], z.array(z.coerce.number()).max(7)),
	}),
};
