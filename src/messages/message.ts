import type { ArgumentValue } from './arguments.ts';

/**
 * A message made ready to be said, as plain data: the words alone when nothing is to be put in, else its pieces in order.
 * It can be sent to a browser as it is; no parser is needed to say it.
 */
export type Message = string | Piece[];

export type Piece =
	| string
	/** The number of the plural form around it. */
	| 0
	/** What was given, as it is. */
	| [name: string]
	| [name: string, kind: 'number', options?: Intl.NumberFormatOptions]
	/** `=1` before the language's own form for the number, `other` when it has none. */
	| [name: string, kind: 'plural' | 'ordinal', forms: Record<string, Piece[]>, offset?: number]
	| [name: string, kind: 'select', forms: Record<string, Piece[]>];

const kept = new Map<string, unknown>();

// Making one costs a hundred times what using it does.
function keep<Made>(key: string, make: () => Made): Made {
	if (!kept.has(key)) kept.set(key, make());
	return kept.get(key) as Made;
}

function number(value: number, locale: string, options?: Intl.NumberFormatOptions): string {
	const key = `${locale} ${options ? JSON.stringify(options) : ''}`;
	return keep(key, () => new Intl.NumberFormat(locale, options)).format(value);
}

function form(value: number, kind: 'plural' | 'ordinal', locale: string): string {
	const type = kind === 'plural' ? 'cardinal' : 'ordinal';
	return keep(`${locale} ${type}`, () => new Intl.PluralRules(locale, { type })).select(value);
}

/**
 * Says a message.
 * @param args what its arguments are; a missing one throws, it is a bug
 * @param locale BCP 47: how numbers are written, and which plural form a number takes
 */
export function say(
	message: Message,
	args: Record<string, ArgumentValue> | undefined,
	locale: string,
): string {
	return typeof message === 'string' ? message : pieces(message, args ?? {}, locale, 0);
}

function pieces(
	all: readonly Piece[],
	args: Record<string, ArgumentValue>,
	locale: string,
	counted: number,
): string {
	let said = '';
	for (const piece of all) {
		if (typeof piece === 'string') said += piece;
		else if (piece === 0) said += number(counted, locale);
		else {
			const value = args[piece[0]];
			if (value === undefined) throw new Error(`A message was not given its ${piece[0]}`);
			if (piece.length === 1) said += value;
			else if (piece[1] === 'number') said += number(Number(value), locale, piece[2]);
			else if (piece[1] === 'select')
				said += pieces(piece[2][String(value)] ?? piece[2].other ?? [], args, locale, counted);
			else {
				const [, kind, forms, offset = 0] = piece;
				const rest = Number(value) - offset;
				const chosen = forms[`=${value}`] ?? forms[form(rest, kind, locale)] ?? forms.other ?? [];
				said += pieces(chosen, args, locale, rest);
			}
		}
	}
	return said;
}
