import type { ArgumentValue } from '#messages/arguments.ts';
import type { MessageKey, Said } from '#messages/index.ts';

/** What a refusal means to a door: `missing` also stands for everything the actor may not see. */
export type RefusalKind = 'missing' | 'invalid' | 'conflict' | 'forbidden' | 'too-many' | 'unavailable';

/** An expected no, with two voices: `said` for the person, `log` (never user text) for the log. */
export interface Refusal {
	readonly refused: true;
	readonly kind: RefusalKind;
	/** Stable, in kebab case: the API's problem type and the key of the sentence. */
	readonly code: string;
	readonly said: Said<'refusal.'>;
	/** The form field the sentence belongs beside. */
	readonly field?: string;
	/** Of `changed-meanwhile`: the version that is saved now. */
	readonly version?: number;
	readonly log?: Record<string, string | number | boolean>;
}

type RefusalCode = Extract<MessageKey, `refusal.${string}`> extends `refusal.${infer Code}` ? Code : never;

/**
 * Makes a refusal. `code` names a sentence `refusal.<code>` of the catalogue.
 * @example return refuse('slot-taken', { kind: 'conflict', field: 'when' });
 */
export function refuse(
	code: RefusalCode,
	options: {
		kind?: RefusalKind;
		field?: string;
		args?: Record<string, ArgumentValue>;
		log?: Record<string, string | number | boolean>;
	} = {},
): Refusal {
	const key = `refusal.${code}` as Said<'refusal.'>['key'];
	return {
		refused: true,
		kind: options.kind ?? 'invalid',
		code,
		said: options.args ? { key, args: options.args } : { key },
		...(options.field === undefined ? {} : { field: options.field }),
		...(options.log === undefined ? {} : { log: options.log }),
	};
}

/** Refuses a change that was made from an older version than the one that is saved now. */
export function changedMeanwhile(version: number): Refusal {
	return { ...refuse('changed-meanwhile', { kind: 'conflict' }), version };
}

/** The one answer for what is not there and for what may not be seen: they are the same. */
export const missing: Refusal = refuse('missing', { kind: 'missing' });

/** Tells a refusal from a result. */
export function isRefusal(value: unknown): value is Refusal {
	return typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;
}
