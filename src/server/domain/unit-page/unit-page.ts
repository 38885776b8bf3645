import { randomBytes } from 'node:crypto';

/** Who opens a page: families and students who were given its link, or anyone, then search engines list it, too. */
export const audiences = ['families', 'anyone'] as const;
export type PageAudience = (typeof audiences)[number];

/** How much is written, in characters, and in how many languages. */
export const most = { title: 200, words: 2000, languages: 6 } as const;

/** How often a caller may ask for a page that is none, in so many minutes: a whole school may call from one address. */
export const share = { misses: 300, minutes: 10 } as const;

const signs = 'abcdefghijklmnopqrstuvwxyz234567';
const length = 13;

/** A new code for a short link: thirteen signs that no hand mistakes, 65 random bits. */
export function newCode(): string {
	return [...randomBytes(length)].map((byte) => signs[byte & 31]).join('');
}

/** A code as somebody types it from paper; undefined for what cannot be one. */
export function codeFrom(typed: string): string | undefined {
	const code = typed.trim().toLowerCase().replace(/[\s-]/g, '').replaceAll('0', 'o').replaceAll('1', 'l');
	return code.length === length && [...code].every((sign) => signs.includes(sign)) ? code : undefined;
}

/**
 * Which of the languages a page is written in is shown: the one that is asked for, else the first that the reader's browser accepts, else
 * the first.
 * @param accepted the header `Accept-Language`
 */
export function languageOf(
	written: readonly string[],
	asked: string | null,
	accepted: string | null,
): string | undefined {
	const wanted = (accepted ?? '')
		.slice(0, 500)
		.split(',')
		.map((part) => {
			const [tag = '', quality = ''] = part.split(';');
			const weight = Number(/^\s*q=([\d.]+)/.exec(quality)?.[1] ?? 1);
			return { language: tag.trim().toLowerCase().split('-')[0] ?? '', weight };
		})
		.filter(({ weight }) => weight > 0)
		.sort((a, b) => b.weight - a.weight)
		.map(({ language }) => language);
	return (
		[asked, ...wanted, written[0]].find((one) => typeof one === 'string' && written.includes(one)) ??
		undefined
	);
}
