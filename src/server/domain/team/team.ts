import { type Refusal, refuse } from '#server/platform/refusal.ts';

/** What a team is of. */
export const teamKinds = ['grade', 'department', 'other'] as const;
export type TeamKind = (typeof teamKinds)[number];

/** A team's or division's name as it is stored; refused when empty or longer than 200 characters. */
export function readName(typed: string, field = 'name'): string | Refusal {
	const name = typed.normalize('NFC').trim();
	if (name === '') return refuse('required', { field });
	return name.length > 200 ? refuse('too-long', { field, args: { most: 200 } }) : name;
}
