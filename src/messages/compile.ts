import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Message, Piece } from './message.ts';

function pieceOf(element: MessageFormatElement): Piece {
	switch (element.type) {
		case TYPE.literal:
			return element.value;
		case TYPE.pound:
			return 0;
		case TYPE.argument:
			return [element.value];
		case TYPE.number: {
			const { style } = element;
			if (!style) return [element.value, 'number'];
			if (typeof style === 'string') throw new Error(`A number has no style called ${style}`);
			return [element.value, 'number', style.parsedOptions];
		}
		case TYPE.select:
			return [element.value, 'select', formsOf(element.options)];
		case TYPE.plural: {
			const kind = element.pluralType === 'ordinal' ? 'ordinal' : 'plural';
			const forms = formsOf(element.options);
			return element.offset ? [element.value, kind, forms, element.offset] : [element.value, kind, forms];
		}
		default:
			// Dates are said by When, from the school's zone and seen from today; tags are for the page.
			throw new Error('A message holds words, arguments, numbers, plurals and choices, nothing else');
	}
}

function formsOf(options: Record<string, { value: MessageFormatElement[] }>): Record<string, Piece[]> {
	return Object.fromEntries(Object.entries(options).map(([name, { value }]) => [name, value.map(pieceOf)]));
}

/** Makes an ICU message ready to be said. Throws on one that is not well formed: that is a bug, found by a test. */
export function compile(text: string): Message {
	const [first = '', ...rest] = parse(text).map(pieceOf);
	return typeof first === 'string' && rest.length === 0 ? first : [first, ...rest];
}

/** The names of all the arguments of a message. */
export function argumentsOf(message: Message): Set<string> {
	if (typeof message === 'string') return new Set();
	return new Set(
		message.flatMap((piece) => {
			if (typeof piece === 'string' || piece === 0) return [];
			const forms = piece.length === 1 || piece[1] === 'number' ? {} : piece[2];
			return [piece[0], ...Object.values(forms).flatMap((inside) => [...argumentsOf(inside)])];
		}),
	);
}
