import type { Translator } from '#messages/index.ts';

/** The head of a standard in one line: its code, and its title or else what it says. */
export function headOf(one: { code: string; title: string; statement: string }): string {
	return [one.code, one.title || one.statement].filter(Boolean).join(' ');
}

/** What a standard says, where its title has not said it already. */
export function textOf(one: { title: string; statement: string }): string {
	return one.title && one.title !== one.statement ? one.statement : '';
}

/** Where a standard is from, with who made its framework. */
export function fromWhere(t: Translator, framework: { title: string; creator: string }): string {
	const { title, creator } = framework;
	return creator
		? t('standard.from-by', { framework: title, creator })
		: t('standard.from', { framework: title });
}
