import { type ActionFailure, error, fail } from '@sveltejs/kit';
import { z } from 'zod';
import type { Said } from '#messages/index.ts';
import type { Standing } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { getRequestEvent } from '$app/server';

/** What a form answers with when something is wrong: every sentence in the reader's words, and all that was typed. */
export interface Refused {
	problems: { field?: string; text: string }[];
	values: Record<string, string | string[]>;
	/** Somebody else saved since the form was filled in: nothing was overwritten. */
	conflict?: boolean;
}

/** What a refusal is answered with. */
export const statusOf: Record<Refusal['kind'], number> = {
	missing: 404,
	invalid: 422,
	conflict: 409,
	forbidden: 403,
	'too-many': 429,
	unavailable: 503,
};

/**
 * All that was typed, names ending in `[]` as lists, so that the form can show it again. The one character that no database
 * text may hold, and nobody types, is left out.
 */
export function typed(form: FormData): Record<string, string | string[]> {
	const values: Record<string, string | string[]> = {};
	for (const name of new Set(form.keys())) {
		const all = form
			.getAll(name)
			.filter((value): value is string => typeof value === 'string')
			.map((value) => value.replaceAll('\0', ''));
		values[name] = name.endsWith('[]') ? all : (all[0] ?? '');
	}
	return values;
}

/** Said here, in the request's language: a browser need not have every sentence that could be a refusal. */
const inWords = (said: Said): string => getRequestEvent().locals.t.said(said);

function saidOf(issue: z.core.$ZodIssue): Said<'refusal.'> {
	switch (issue.code) {
		case 'too_big':
			return {
				key: issue.origin === 'number' ? 'refusal.number-too-large' : 'refusal.too-long',
				args: { most: Number(issue.maximum) },
			};
		case 'too_small':
			if (issue.origin !== 'number') return { key: 'refusal.required' };
			return { key: 'refusal.number-too-small', args: { least: Number(issue.minimum) } };
		case 'invalid_type':
			return { key: issue.expected === 'int' ? 'refusal.not-whole' : 'refusal.required' };
		case 'invalid_value':
			return { key: 'refusal.choose-one' };
		case 'invalid_format':
			if (issue.format === 'date') return { key: 'refusal.not-a-date' };
			if (issue.format === 'email') return { key: 'refusal.not-an-address' };
			return { key: 'refusal.choose-one' };
		case 'custom':
			return (issue.params as { said?: Said<'refusal.'> } | undefined)?.said ?? { key: 'refusal.required' };
		default:
			return { key: 'refusal.required' };
	}
}

/**
 * Reads a form by a schema whose keys are the names of its fields.
 * @returns the value, or the failure that the action gives back as it is
 */
export function read<Shape extends z.ZodType>(
	form: FormData,
	schema: Shape,
): { value: z.output<Shape>; values: Refused['values'] } | { failure: ActionFailure<Refused> } {
	const values = typed(form);
	const parsed = schema.safeParse(values);
	if (parsed.success) return { value: parsed.data, values };
	const problems = parsed.error.issues.map((issue) => ({
		field: String(issue.path[0] ?? ''),
		text: inWords(saidOf(issue)),
	}));
	return { failure: fail(422, { problems, values }) };
}

/** Gives a refusal back to the form with all that was typed. What is missing, or may not be seen, is a page that is not there. */
export function refused<Extra extends object = object>(
	refusal: Refusal,
	values: Refused['values'] = {},
	extra?: Extra,
): ActionFailure<Refused & Extra> {
	if (refusal.kind === 'missing') error(404, 'missing');
	const text = inWords(refusal.said);
	const problem = refusal.field === undefined ? { text } : { field: refusal.field, text };
	const conflict = refusal.code === 'changed-meanwhile';
	return fail(statusOf[refusal.kind], { problems: [problem], values, conflict, ...(extra as Extra) });
}

/** What is missing of a form whose page is there: somebody who was chosen in it may have left meanwhile. All that was typed stays. */
export function choiceGone(refusal: Refusal, field: string): Refusal {
	return refusal.kind === 'missing' ? refuse('choice-gone', { field }) : refusal;
}

/** The result of a read, or the page that is not there. */
export function found<Result>(result: Result | Refusal): Exclude<Result, Refusal> {
	if (isRefusal(result)) error(statusOf[result.kind], result.code);
	return result as Exclude<Result, Refusal>;
}

/** The actor and standing of a staff page; hooks.server.ts lets nobody else reach one. */
export function signedIn(locals: App.Locals): { actor: Member; standing: Standing } {
	if (!locals.actor || !locals.standing) error(404, 'missing');
	return { actor: locals.actor, standing: locals.standing };
}

/** A day that a school has to do with: this century and the last years of the one before. */
const schoolDay = z.iso.date().refine((day) => day >= '1950-01-01' && day < '2200-01-01', {
	params: { said: { key: 'refusal.not-a-date' } },
});

/** A time of day, `HH:MM`. */
const clock = z
	.string()
	.refine((time) => /^([01]\d|2[0-3]):[0-5]\d(:00)?$/.test(time), {
		params: { said: { key: 'refusal.not-a-time' } },
	})
	.transform((time) => time.slice(0, 5));

/** Fields of forms, trimmed and bounded; what is empty and optional is undefined. */
export const field = {
	text: (most: number) => z.string().trim().min(1).max(most),
	optionalText: (most: number) =>
		z
			.string()
			.trim()
			.max(most)
			.optional()
			.transform((value) => value || undefined),
	oneOf: <const Values extends readonly [string, ...string[]]>(values: Values) => z.enum(values),
	id: () => z.guid(),
	optionalId: () => z.preprocess((value) => value || undefined, z.guid().optional()),
	day: () => schoolDay,
	optionalDay: () => z.preprocess((value) => value || undefined, schoolDay.optional()),
	clock: () => clock,
	optionalClock: () => z.preprocess((value) => value || undefined, clock.optional()),
	whole: (least: number, most: number) => z.coerce.number().int().min(least).max(most),
	checked: () => z.preprocess((value) => value === 'on' || value === 'true', z.boolean()),
	ids: () => z.preprocess((value) => value ?? [], z.array(z.guid()).max(200)),
	texts: (most: number) =>
		z.preprocess((value) => value ?? [], z.array(z.string().trim().max(most)).max(200)),
};
