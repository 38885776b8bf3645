import { randomInt } from 'node:crypto';

const words = [
	'HERON', 'OTTER', 'FINCH', 'LYNX', 'MAPLE', 'CEDAR', 'RIVER', 'HARBOUR', 'LANTERN', 'COMET', 'MEADOW', 'FALCON', 'WILLOW', 'BEACON',
	'CORAL', 'ORCHARD',
] as const; // biome-ignore format: short enough for two lines
// Without the letters and digits that look alike on a screen.
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A code to read from a terminal and type: a word, four digits and eight letters, about 56 bits of chance. */
export function newCode(): string {
	const digits = String(randomInt(10_000)).padStart(4, '0');
	const pick = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
	return `${words[randomInt(words.length)]}-${digits}-${pick()}-${pick()}`;
}

/** A typed code as it is compared: without regard to case, spaces and dashes. */
export function plainCode(typed: string): string {
	return typed
		.slice(0, 200)
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[^A-Z0-9]/g, '');
}
