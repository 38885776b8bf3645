import type { Message, Piece } from './message.ts';

const accents: Record<string, string> = {
	a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', c: 'ç', n: 'ñ', s: 'š', y: 'ý', z: 'ž',
	A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', C: 'Ç', N: 'Ñ', S: 'Š', Y: 'Ý', Z: 'Ž',
}; // biome-ignore format: a table reads better in rows

const accented = (words: string): string => words.replace(/[a-z]/gi, (letter) => accents[letter] ?? letter);

function inAccents(piece: Piece): Piece {
	if (typeof piece === 'string') return accented(piece);
	if (piece === 0 || piece.length === 1 || piece[1] === 'number') return piece;
	const [name, kind, forms, ...offset] = piece;
	const changed = Object.entries(forms).map(([form, inside]) => [form, inside.map(inAccents)]);
	return [name, kind, Object.fromEntries(changed), ...offset] as Piece;
}

/** The message with every letter accented and bracketed, arguments untouched: text that is not so was never translated. */
export function pseudo(message: Message): Message {
	if (typeof message === 'string') return `⟦${accented(message)}⟧`;
	return ['⟦', ...message.map(inAccents), '⟧'];
}
