import type { Side } from '#server/domain/collaboration/index.ts';

/** Reads `side:person` choices, whatever else a form may say. */
export function sidesFrom(choices: readonly string[]): { personId: string; side: Side }[] {
	return choices.flatMap((choice) => {
		const [side, personId] = choice.split(':');
		return (side === 'teacher' || side === 'facilitator') && personId ? [{ personId, side }] : [];
	});
}

/** The people among `side:person` choices as they came from a form. */
export function chosenFrom(choices: string | string[] | undefined): string[] {
	return sidesFrom(Array.isArray(choices) ? choices : []).map((one) => one.personId);
}

/** Names of tools, written with commas or on lines of their own. */
export function toolsFrom(words: string | undefined): string[] {
	return (words ?? '').split(/[,،、\n]/).map((name) => name.trim());
}
