import { z } from 'zod';
import { type Capture, type Check, hows } from '#server/domain/visit/index.ts';
import { field } from '../../answer.ts';
import { detailFields, detailsOf } from '../visits/details.ts';

const how = z.preprocess((value) => value || undefined, z.enum(hows).optional());

/** What makes no sense without its words: how it went, or by when. Said, rather than dropped. */
const wordsFor = [
	['new-point', 'new-point-how'],
	['own-check', 'own-check-how'],
	['held-back', 'held-back-on'],
	['step-mine', 'step-mine-by'],
	['step-theirs', 'step-theirs-by'],
] as const;

/** The fields of the capture form; each teaching point and look-for adds `point-<key>` or `look-for-<key>`. */
export const captureFields = z
	.looseObject({
		...detailFields,
		entry: field.id(),
		visit: field.optionalId(),
		'visit-version': z.preprocess((value) => value || undefined, z.coerce.number().int().optional()),
		collaboration: field.optionalId(),
		'with[]': field.ids(),
		note: field.optionalText(8000),
		'share-with[]': field.ids(),
		'new-point': field.optionalText(500),
		'new-point-how': how,
		'own-check': field.optionalText(500),
		'own-check-how': how,
		'held-back': field.optionalText(8000),
		'held-back-on': field.optionalDay(),
		'step-mine': field.optionalText(500),
		'step-mine-by': field.optionalDay(),
		'step-theirs': field.optionalText(500),
		'step-theirs-by': field.optionalDay(),
	})
	.superRefine((form, context) => {
		for (const [words, given] of wordsFor)
			if (form[given] !== undefined && form[words] === undefined)
				context.addIssue({
					code: 'custom',
					path: [words],
					params: { said: { key: 'refusal.visit-words-missing' } },
				});
	});

/** The teaching points and look-fors that were given an answer. */
function checksIn(values: Record<string, string | string[]>): Check[] {
	return Object.entries(values).flatMap(([name, value]): Check[] => {
		const went = hows.find((one) => one === value);
		if (!went) return [];
		if (name.startsWith('point-')) return [{ teachingPointId: name.slice('point-'.length), how: went }];
		if (name.startsWith('look-for-')) return [{ lookForId: name.slice('look-for-'.length), how: went }];
		return [];
	});
}

/** The form as a capture, for the verb. Words that name no reader are the author's alone. */
export function captured(
	form: { value: z.output<typeof captureFields>; values: Record<string, string | string[]> },
	here: { zone: string; schoolId: string; me: string },
): Capture {
	const { value } = form;
	const partner = value['with[]'][0];
	const readers = value['share-with[]'];
	const ownCheck = value['own-check'];
	return {
		...detailsOf(value, here.zone),
		entry: value.entry,
		schoolId: here.schoolId,
		visitId: value.visit,
		visitVersion: value['visit-version'],
		collaborationId: value.collaboration,
		with: value['with[]'],
		newPoint:
			value['new-point'] === undefined
				? undefined
				: { words: value['new-point'], how: value['new-point-how'] },
		checks: [
			...checksIn(form.values),
			...(ownCheck ? [{ words: ownCheck, how: value['own-check-how'] ?? 'seen' }] : []),
		],
		heldBack:
			value['held-back'] === undefined
				? undefined
				: { words: value['held-back'], comesUpOn: value['held-back-on'] },
		nextSteps: [
			...(value['step-mine']
				? [{ ownerId: here.me, words: value['step-mine'], dueOn: value['step-mine-by'] }]
				: []),
			...(value['step-theirs'] && partner
				? [{ ownerId: partner, words: value['step-theirs'], dueOn: value['step-theirs-by'] }]
				: []),
		],
		...(value.note === undefined
			? {}
			: readers.length > 0
				? { sharedNote: { words: value.note, with: readers } }
				: { privateNote: value.note }),
	};
}
