import { parse } from 'csv-parse/sync';

const LONGEST_HEADER = 16 * 1024;

/** The cells of a file's first row, as far as they can be read; none when they cannot. */
export async function headerOf(bytes: AsyncIterable<Uint8Array>): Promise<string[]> {
	const pieces: Uint8Array[] = [];
	let length = 0;
	try {
		for await (const piece of bytes) {
			pieces.push(piece);
			length += piece.length;
			if (length >= LONGEST_HEADER) break;
		}
		const text = Buffer.concat(pieces).subarray(0, LONGEST_HEADER).toString('utf8');
		const [line = ''] = text.replace(/^\uFEFF/, '').split(/\r|\n/);
		const [cells] = parse(line, { relax_quotes: true }) as string[][];
		return (cells ?? []).map((cell) => cell.trim());
	} catch {
		// What is wrong with a file is said when it is read.
		return [];
	}
}
