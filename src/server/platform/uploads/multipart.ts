/** A file of a form, as a browser sends it. Its bytes must be read before the next one comes. */
export interface SentFile {
	/** The name of the field. */
	readonly field: string;
	/** As the person's machine calls it. */
	readonly name: string;
	readonly bytes: AsyncIterable<Buffer>;
}

/** A field of a form: with a name it is a file, without one it is text. Its bytes must be read before the next one comes. */
export interface SentPart {
	readonly field: string;
	readonly name: string | undefined;
	readonly bytes: AsyncIterable<Buffer>;
}

/** What was sent is no form with files, or was cut off. */
export class BrokenForm extends Error {
	override name = 'BrokenForm';
}

const longestHead = 16 * 1024;

/**
 * Reads the files of a `multipart/form-data` body as they arrive, in memory that does not grow with them; other fields
 * are passed over. Throws BrokenForm.
 */
export async function* filesOf(
	body: AsyncIterable<Uint8Array>,
	contentType: string | null,
): AsyncGenerator<SentFile> {
	for await (const { field, name, bytes } of partsOf(body, contentType))
		if (name !== undefined && name !== '') yield { field, name, bytes };
}

/** Reads all fields of a `multipart/form-data` body as they arrive. Throws BrokenForm. */
export async function* partsOf(
	body: AsyncIterable<Uint8Array>,
	contentType: string | null,
): AsyncGenerator<SentPart> {
	const found = /^multipart\/form-data;.*\bboundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(
		contentType ?? '',
	);
	const boundary = found?.[1] ?? found?.[2];
	if (boundary === undefined) throw new BrokenForm();
	const input = new Input(body);
	// The first boundary has no line before it; with one put there all are alike.
	input.prepend(Buffer.from('\r\n'));
	const mark = Buffer.from(`\r\n--${boundary}`);
	await drain(input.until(mark));
	for (;;) {
		const after = await input.take(2);
		if (after.toString('latin1') === '--') return;
		if (after.toString('latin1') !== '\r\n') throw new BrokenForm();
		const head = await input.head();
		const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? '';
		const field = unescaped(/\bname="([^"]*)"/i.exec(disposition)?.[1] ?? '');
		const name = /\bfilename="([^"]*)"/i.exec(disposition)?.[1];
		const bytes = input.until(mark);
		yield { field, name: name === undefined ? undefined : unescaped(name), bytes };
		// What was not read of it is passed over.
		await drain(bytes);
	}
}

function unescaped(written: string): string {
	return written.replace(/%0D/gi, '').replace(/%0A/gi, '').replace(/%22/g, '"');
}

async function drain(bytes: AsyncGenerator<Buffer>): Promise<void> {
	for await (const _ of bytes);
}

class Input {
	readonly #from: AsyncIterator<Uint8Array>;
	#held: Buffer = Buffer.alloc(0);

	constructor(body: AsyncIterable<Uint8Array>) {
		this.#from = body[Symbol.asyncIterator]();
	}

	prepend(bytes: Buffer): void {
		this.#held = Buffer.concat([bytes, this.#held]);
	}

	async #more(): Promise<void> {
		const next = await this.#from.next();
		if (next.done) throw new BrokenForm();
		const piece = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
		this.#held = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece]);
	}

	async take(length: number): Promise<Buffer> {
		while (this.#held.length < length) await this.#more();
		const taken = this.#held.subarray(0, length);
		this.#held = this.#held.subarray(length);
		return taken;
	}

	/** The lines that describe a part, up to the empty one. */
	async head(): Promise<string> {
		for (;;) {
			const end = this.#held.indexOf('\r\n\r\n');
			if (end >= 0) {
				const head = this.#held.toString('utf8', 0, end);
				this.#held = this.#held.subarray(end + 4);
				return head;
			}
			if (this.#held.length > longestHead) throw new BrokenForm();
			await this.#more();
		}
	}

	/** Everything up to a mark, which is passed over. */
	async *until(mark: Buffer): AsyncGenerator<Buffer> {
		for (;;) {
			const end = this.#held.indexOf(mark);
			if (end >= 0) {
				const last = this.#held.subarray(0, end);
				this.#held = this.#held.subarray(end + mark.length);
				if (last.length > 0) yield last;
				return;
			}
			const safe = this.#held.length - mark.length;
			if (safe > 0) {
				const piece = this.#held.subarray(0, safe);
				this.#held = this.#held.subarray(safe);
				yield piece;
			}
			await this.#more();
		}
	}
}
