import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

const accents: Record<string, string> = {
	a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', c: 'ç', n: 'ñ', s: 'š', y: 'ý', z: 'ž',
	A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', C: 'Ç', N: 'Ñ', S: 'Š', Y: 'Ý', Z: 'Ž',
}; // biome-ignore format: a table reads better in rows

function accented(elements: MessageFormatElement[]): MessageFormatElement[] {
	return elements.map((element) => {
		if (element.type === TYPE.literal)
			return { ...element, value: element.value.replace(/[a-z]/gi, (letter) => accents[letter] ?? letter) };
		if (element.type === TYPE.plural || element.type === TYPE.select)
			return {
				...element,
				options: Object.fromEntries(
					Object.entries(element.options).map(([name, option]) => [
						name,
						{ ...option, value: accented(option.value) },
					]),
				),
			} as MessageFormatElement;
		return element;
	});
}

/** The message with every letter accented and bracketed, arguments untouched: text that is not so was never translated. */
export function pseudo(message: string): MessageFormatElement[] {
	const bracket = (value: string): MessageFormatElement => ({ type: TYPE.literal, value });
	return [bracket('⟦'), ...accented(parse(message)), bracket('⟧')];
}
