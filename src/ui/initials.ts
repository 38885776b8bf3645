const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * One or two signs that stand for a name on a small disc. Two only where a script has capitals: letters that
 * join (Arabic) or that are words by themselves (Han) stand alone.
 */
export function initials(name: string): string {
	const words = name
		.normalize('NFC')
		.split(/[\s\u00a0]+/)
		.map((word) => word.replace(/^[^\p{L}\p{N}]+/u, ''))
		.filter(Boolean);
	const first = words[0];
	if (first === undefined) return '·';
	const last = words.at(-1) ?? first;
	const start = firstLetter(first);
	if (words.length < 2 || start.toLowerCase() === start.toUpperCase()) return start.toUpperCase();
	const end = firstLetter(last);
	return (end.toLowerCase() === end.toUpperCase() ? start : start + end).toUpperCase();
}

function firstLetter(word: string): string {
	for (const { segment } of letters.segment(word)) return segment;
	return '';
}
