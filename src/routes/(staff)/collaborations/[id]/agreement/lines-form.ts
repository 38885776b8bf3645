import { type Holder, holders, isOwn, type Line } from '#server/domain/agreement/index.ts';

/** Reads the lines of an agreement from its form: each names itself in `line[]`; one of their own without words is gone. */
export function linesFrom(values: Record<string, string | string[]>): Line[] {
	const keys = Array.isArray(values['line[]']) ? values['line[]'] : [];
	const text = (name: string) => (typeof values[name] === 'string' ? values[name].trim() : '');
	return keys.flatMap((key) => {
		const words = isOwn(key) ? text(`words-${key}`) : null;
		if (words === '') return [];
		const held = text(`held-${key}`);
		const heldBy: Holder = holders.find((holder) => holder === held) ?? 'both';
		return [{ key, words, heldBy, remark: text(`remark-${key}`) }];
	});
}
