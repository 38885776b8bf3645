import type { z } from '@hono/zod-openapi';
import type { Translator } from '#messages/index.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import { type Fault, pointerTo } from './problem.ts';

/** Where a value that does not fit was sent. */
export type Sent = 'body' | 'query';

const mostFaults = 20;

function refusalOf(issue: z.core.$ZodIssue, name: string): Refusal {
	const said = (issue as { params?: { refusal?: Refusal } }).params?.refusal;
	if (said) return said;
	switch (issue.code) {
		case 'unrecognized_keys':
			return refuse('unknown-field', { args: { name } });
		case 'too_big':
			if (issue.origin === 'string') return refuse('too-long', { args: { most: Number(issue.maximum) } });
			return refuse('above-most', { args: { name, most: Number(issue.maximum) } });
		case 'too_small':
			if (issue.origin === 'string') return refuse('required');
			return refuse('below-least', { args: { name, least: Number(issue.minimum) } });
		case 'invalid_value':
			return refuse('one-of', { args: { choices: issue.values.map(String).join(', ') } });
		case 'invalid_format':
			if (issue.format === 'date') return refuse('not-a-date');
			break;
		default:
	}
	return refuse('unusable-field', { args: { name } });
}

/** Says what does not fit, the first in the refusal's own words, and each with its place. */
export function wrongIn(error: z.core.$ZodError, sent: Sent, t: Translator): [Refusal, Fault[]] {
	const found = error.issues.slice(0, mostFaults).flatMap((issue) => {
		const names = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, mostFaults) : [undefined];
		return names.map((key) => {
			const path = [...issue.path.map(String), ...(key === undefined ? [] : [key])];
			const name = path.join('.') || sent;
			const refusal = refusalOf(issue, name.slice(0, 100));
			const place =
				path.length === 0 ? {} : sent === 'body' ? { pointer: pointerTo(name) } : { parameter: name };
			return { refusal, fault: { code: refusal.code, detail: t.said(refusal.said), ...place } };
		});
	});
	const [first] = found;
	return [
		first?.refusal ?? refuse('unusable-field', { args: { name: sent } }),
		found.map((one) => one.fault),
	];
}
