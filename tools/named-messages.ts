/**
 * The messages a source file names: by their whole key, by the beginning of a template (`visit.kind.${…}`), or by what it
 * says of those that arrive as values (`t.said<'refusal.'>(…)`). Rather one too many than one too few: any text that is a
 * key counts.
 * @param keys every key of the catalogue
 * @param file how a fault names the file
 * @throws when a file says a value without saying how its key begins: the browser would not have the message
 */
export function keysNamedIn(code: string, keys: readonly string[], file: string): string[] {
	const whole = new Set([...code.matchAll(/(["'`])([a-z][\w.-]*)\1/g)].map(([, , text]) => text));
	const beginnings = [...code.matchAll(/`([a-z][a-z-]*\.[\w.-]*)\$\{/g)].map(([, text = '']) => text);
	for (const [, within = '', next] of code.matchAll(/\.said\b(?:<([^>]*)>)?\(\s*(.)/g)) {
		const given = [...within.matchAll(/'([^']+)'/g)].map(([, text = '']) => text);
		if (given.length === 0 && next !== '{')
			throw new Error(`${file} says a message without saying how its key begins: t.said<'area.'>(message)`);
		beginnings.push(...given);
	}
	return keys.filter((key) => whole.has(key) || beginnings.some((beginning) => key.startsWith(beginning)));
}
