import { type Refusal, refuse } from '#server/platform/refusal.ts';

/** How deep the values of a package may nest: far deeper than any that is meant, far less than a parser minds. */
const deepest = 24;

/** Carries a refusal out of nested reading, where a returned value cannot travel. Never leaves this folder. */
export class Unreadable extends Error {
	readonly refusal: Refusal;

	constructor(refusal: Refusal) {
		super(refusal.code);
		this.name = 'Unreadable';
		this.refusal = refusal;
	}
}

/**
 * Walks through a JSON text of any length one value at a time, so that only what is looked at is ever a value, and depth
 * and length are known before anything is parsed. Throws `Unreadable` where the text is not JSON or not what was expected.
 */
export class JsonReader {
	readonly #text: Buffer;
	#at = 0;
	/** For each list or object that was entered: whether its first member is still to come. */
	readonly #first: boolean[] = [];

	/** @param text UTF-8 without a byte order mark */
	constructor(text: Buffer) {
		this.#text = text;
	}

	/** The character that the next value begins with; empty at the end of the text. */
	peek(): string {
		this.#skipSpace();
		return this.#at < this.#text.length ? String.fromCharCode(this.#text[this.#at] ?? 0) : '';
	}

	/** Goes into a list or an object. */
	enter(opening: '{' | '['): void {
		if (this.peek() !== opening) throw this.#notJson();
		this.#at += 1;
		this.#first.push(true);
	}

	/** Whether what was entered last has another member; if not, it is left. */
	more(closing: '}' | ']'): boolean {
		const next = this.peek();
		const isFirst = this.#first.at(-1) === true;
		if (next === closing) {
			this.#at += 1;
			this.#first.pop();
			return false;
		}
		if (!isFirst) {
			if (next !== ',') throw this.#notJson();
			this.#at += 1;
		}
		this.#first[this.#first.length - 1] = false;
		return true;
	}

	/** The name of the next member of an object. */
	name(): string {
		const name = this.value(4096);
		if (typeof name !== 'string' || this.peek() !== ':') throw this.#notJson();
		this.#at += 1;
		return name;
	}

	/** The next value, whole. Refused when it is longer than `most` bytes or nests too deeply. */
	value(most: number): unknown {
		this.#skipSpace();
		const start = this.#at;
		this.#at = this.#endOf(start, most);
		try {
			return JSON.parse(this.#text.toString('utf8', start, this.#at));
		} catch {
			throw this.#notJson();
		}
	}

	/** Refuses whatever still follows. */
	end(): void {
		if (this.peek() !== '') throw this.#notJson();
	}

	#skipSpace(): void {
		for (;;) {
			const byte = this.#text[this.#at];
			if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return;
			this.#at += 1;
		}
	}

	#endOf(start: number, most: number): number {
		let depth = 0;
		let quoted = false;
		for (let at = start; at < this.#text.length; at += 1) {
			if (at - start >= most)
				throw new Unreadable(refuse('framework-record-too-large', { field: 'package', args: { most } }));
			const byte = this.#text[at];
			if (quoted) {
				if (byte === 0x5c) at += 1;
				else if (byte === 0x22) {
					quoted = false;
					if (depth === 0) return at + 1;
				}
			} else if (byte === 0x22) quoted = true;
			else if (byte === 0x7b || byte === 0x5b) {
				depth += 1;
				if (depth > deepest) throw new Unreadable(refuse('framework-too-deep', { field: 'package' }));
			} else if (byte === 0x7d || byte === 0x5d) {
				if (depth === 0) return at;
				depth -= 1;
				if (depth === 0) return at + 1;
			} else if (depth === 0 && (byte === 0x2c || byte === 0x3a)) return at;
		}
		return this.#text.length;
	}

	#notJson(): Unreadable {
		return new Unreadable(refuse('framework-not-json', { field: 'package', args: { place: this.#line() } }));
	}

	/** The line of the text that was reached, from 1. */
	#line(): number {
		let line = 1;
		for (let at = this.#text.indexOf(0x0a); at >= 0 && at < this.#at; at = this.#text.indexOf(0x0a, at + 1))
			line += 1;
		return line;
	}
}
