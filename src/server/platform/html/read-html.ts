import { Parser } from 'htmlparser2';

/** What is told of a document, in its order: entities are decoded, names are in small letters, nothing in it runs. */
export interface HtmlReader {
	opens?: (name: string, attributes: Record<string, string>) => void;
	text?: (text: string) => void;
	closes?: (name: string) => void;
	/** Asked after each piece: what comes then is not read any more. */
	isDone?: () => boolean;
}

/**
 * How much is looked at: for each tag, every element that it stands within, as the parser does. What people write, megabytes of it with
 * dozens of elements within each other, comes to a tenth of it; some hundred kilobytes of elements that never end to a hundred times as much.
 */
const mostWork = 150_000_000;
/** Characters that are read at a time, between which it is looked at how deep they led. */
const piece = 2048;

/**
 * Reads a document of anybody's, however carelessly it was written. One that was made to be deep is read as far as it is not.
 * @returns how many characters were read
 */
export function readHtml(html: string, reader: HtmlReader): number {
	let depth = 0;
	const parser = new Parser({
		onopentag(name, attributes) {
			depth += 1;
			reader.opens?.(name, attributes);
		},
		ontext: (text) => reader.text?.(text),
		onclosetag(name) {
			depth -= 1;
			reader.closes?.(name);
		},
	});
	let [at, work] = [0, 0];
	while (at < html.length && work < mostWork && !reader.isDone?.()) {
		const next = html.slice(at, at + piece);
		work += depth * (next.split('<').length - 1);
		parser.write(next);
		at += piece;
	}
	parser.end();
	return Math.min(at, html.length);
}
