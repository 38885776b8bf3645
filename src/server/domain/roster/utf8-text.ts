import { isUtf8 } from 'node:buffer';
import { Unreadable } from './problem.ts';

/** No row of a roster has more cells than this; a file of nothing but commas must not fill the memory. */
const MOST_CELLS_IN_A_ROW = 10_000;

/**
 * Passes bytes on as they are when they are UTF-8, without their byte order mark, in pieces that end between
 * two characters. Throws `Unreadable` with `utf16` or `wrong-encoding` and the place of the first wrong byte, after
 * what stands before that byte.
 */
export async function* utf8Text(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
	const place = new TextPlace();
	let held: Buffer = Buffer.alloc(0);
	let started = false;
	for await (const piece of bytes) {
		let text = held.length === 0 ? asBuffer(piece) : Buffer.concat([held, piece]);
		if (!started) {
			// Four bytes decide about byte order marks and about UTF-16 that has none.
			if (text.length < 4) {
				held = text;
				continue;
			}
			started = true;
			text = withoutMark(text);
		}
		const whole = text.length - unfinishedBytes(text);
		held = Buffer.from(text.subarray(whole));
		yield* checked(text.subarray(0, whole), place);
	}
	if (!started) held = withoutMark(held);
	yield* checked(held, place);
}

function* checked(text: Buffer, place: TextPlace): Generator<Buffer> {
	const wrong = isUtf8(text) ? text.length : firstWrongByte(text);
	place.pass(text, wrong);
	const at = { row: place.row, cell: place.cell };
	if (place.cell >= MOST_CELLS_IN_A_ROW) throw new Unreadable('row-too-large', {}, at);
	if (wrong > 0) yield text.subarray(0, wrong);
	if (wrong < text.length) throw new Unreadable('wrong-encoding', {}, at);
}

function asBuffer(piece: Uint8Array): Buffer {
	return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
}

function withoutMark(text: Buffer): Buffer {
	const marked = (text[0] === 0xff && text[1] === 0xfe) || (text[0] === 0xfe && text[1] === 0xff);
	const start = text.subarray(0, 64);
	const noughts = start.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
	if (marked || (noughts > 0 && noughts * 3 >= start.length))
		throw new Unreadable('utf16', {}, { row: 1, cell: 0 });
	return text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf ? text.subarray(3) : text;
}

/** How many bytes at the end begin a character that the next piece must finish: 0 to 3. */
function unfinishedBytes(text: Buffer): number {
	for (let back = 1; back <= Math.min(3, text.length); back += 1) {
		const byte = text[text.length - back] ?? 0;
		if (byte < 0x80) return 0;
		if (byte >= 0xc0) {
			const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
			return needed > back ? back : 0;
		}
	}
	return 0;
}

function firstWrongByte(text: Buffer): number {
	const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(text);
	for (let at = decoded.indexOf('\uFFFD'); at >= 0; at = decoded.indexOf('\uFFFD', at + 1)) {
		const byte = Buffer.byteLength(decoded.slice(0, at));
		// The character U+FFFD itself may stand in a file; everything else that decodes to it is wrong.
		const written = text[byte] === 0xef && text[byte + 1] === 0xbf && text[byte + 2] === 0xbd;
		if (!written) return byte;
	}
	return text.length;
}

/** Follows a CSV text byte by byte, to say in which line and cell a place is. */
class TextPlace {
	/** From 1. */
	row = 1;
	/** From 0. */
	cell = 0;
	#quoted = false;
	#afterReturn = false;

	pass(text: Buffer, until: number): void {
		for (let at = 0; at < until; at += 1) {
			const byte = text[at];
			if (byte === 0x22) this.#quoted = !this.#quoted;
			else if (byte === 0x2c) {
				if (!this.#quoted) this.cell += 1;
				if (this.cell >= MOST_CELLS_IN_A_ROW) return;
			} else if (byte === 0x0d || byte === 0x0a) {
				if (byte === 0x0d || !this.#afterReturn) this.row += 1;
				if (!this.#quoted) this.cell = 0;
			}
			this.#afterReturn = byte === 0x0d;
		}
	}
}
