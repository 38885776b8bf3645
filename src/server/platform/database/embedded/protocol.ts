/**
 * The few parts of PostgreSQL's frontend/backend protocol 3.0 that the embedded engine's glue needs.
 * Source: https://www.postgresql.org/docs/18/protocol-message-formats.html
 */

/** The state the last ReadyForQuery told: idle, in a transaction, or in a failed transaction. */
export type TransactionState = 'I' | 'T' | 'E';

/** One message: its type letter and its body, without the length word. */
export type Message = { readonly type: string; readonly body: Buffer };

/** What the engine said in an ErrorResponse. `code` is the SQLSTATE, five characters. */
export type EngineError = { readonly severity: string; readonly code: string; readonly message: string };

/** A message of the given type letter with its body, length word included. */
export function frame(type: string, ...body: readonly Buffer[]): Buffer {
	const size = body.reduce((sum, part) => sum + part.length, 0);
	const head = Buffer.alloc(5);
	head.write(type, 0, 'latin1');
	head.writeInt32BE(size + 4, 1);
	return Buffer.concat([head, ...body], size + 5);
}

/** A text ended by a zero byte, as the protocol writes strings. */
export function cstring(text: string): Buffer {
	return Buffer.from(`${text}\0`, 'utf8');
}

/** The simple-protocol message that runs one or more statements. */
export function queryMessage(sql: string): Buffer {
	return frame('Q', cstring(sql));
}

/** The message a session begins with: no type letter, but the protocol's version and who it is. */
export function startupMessage(user: string): Buffer {
	const body = Buffer.concat([
		Buffer.from([0, 3, 0, 0]),
		...['user', user, 'database', 'postgres'].map(cstring),
		Buffer.alloc(1),
	]);
	const head = Buffer.alloc(4);
	head.writeInt32BE(body.length + 4);
	return Buffer.concat([head, body]);
}

/** The message that ends every reply. */
export function readyForQuery(state: TransactionState): Buffer {
	return frame('Z', Buffer.from(state, 'latin1'));
}

/** An ErrorResponse. `FATAL` tells the driver that its connection is gone. */
export function errorResponse({ severity, code, message }: EngineError): Buffer {
	return frame(
		'E',
		cstring(`S${severity}`),
		cstring(`V${severity}`),
		cstring(`C${code}`),
		cstring(`M${message}`),
		Buffer.alloc(1),
	);
}

/** Reads an ErrorResponse's body; fields it does not hold come back empty. */
export function readError(body: Buffer): EngineError {
	const fields = new Map<string, string>();
	let from = 0;
	while (from < body.length && body[from] !== 0) {
		const end = body.indexOf(0, from);
		fields.set(String.fromCharCode(body[from] ?? 0), body.toString('utf8', from + 1, end));
		from = end + 1;
	}
	return {
		severity: fields.get('V') ?? '',
		code: fields.get('C') ?? '',
		message: fields.get('M') ?? '',
	};
}

/** The zero-ended texts a body starts with, as many as asked for. */
export function readStrings(body: Buffer, count: number, from = 0): string[] {
	const texts: string[] = [];
	let at = from;
	for (let n = 0; n < count; n++) {
		const end = body.indexOf(0, at);
		texts.push(body.toString('utf8', at, end));
		at = end + 1;
	}
	return texts;
}

/** The columns of a DataRow in text format; SQL null is `null`. */
export function readRow(body: Buffer): (string | null)[] {
	const row: (string | null)[] = [];
	let at = 2;
	for (let column = 0; column < body.readInt16BE(0); column++) {
		const length = body.readInt32BE(at);
		at += 4;
		if (length < 0) row.push(null);
		else {
			row.push(body.toString('utf8', at, at + length));
			at += length;
		}
	}
	return row;
}

/** The SQL of a Query or Parse message, or `undefined` for any other message. */
export function statementOf(message: Message): string | undefined {
	if (message.type === 'Q') return readStrings(message.body, 1)[0];
	if (message.type === 'P') return readStrings(message.body, 2)[1];
	return undefined;
}

/**
 * Cuts a stream of bytes into messages, whatever the pieces it arrives in; bytes of an unfinished
 * message are kept for the next piece.
 * @param whole is told each message, together with all its bytes
 * @param only the type letters that `whole` wants to hear of; the rest costs nothing
 */
export function messageCutter(
	whole: (message: Message, bytes: Buffer) => void,
	only?: string,
): (piece: Buffer) => void {
	const wantedTypes = only === undefined ? undefined : new Set(Buffer.from(only, 'latin1'));
	let kept: Buffer[] = [];
	let keptLength = 0;
	return (piece) => {
		kept.push(piece);
		keptLength += piece.length;
		// Joining a value of megabytes again for each of its pieces would cost the square of its size.
		if (keptLength < wanted(kept)) return;
		const bytes = kept.length === 1 ? piece : Buffer.concat(kept, keptLength);
		let at = 0;
		while (bytes.length - at >= 5) {
			const end = at + 1 + bytes.readInt32BE(at + 1);
			if (end > bytes.length) break;
			const type = bytes[at] ?? 0;
			if (wantedTypes === undefined || wantedTypes.has(type)) {
				const message = bytes.subarray(at, end);
				whole({ type: String.fromCharCode(type), body: message.subarray(5) }, message);
			}
			at = end;
		}
		kept = at < bytes.length ? [bytes.subarray(at)] : [];
		keptLength = bytes.length - at;
	};
}

/** How many bytes the first message in these pieces needs before it can be read, at least its head. */
function wanted(pieces: readonly Buffer[]): number {
	const first = pieces[0];
	if (first === undefined) return 5;
	if (first.length >= 5) return 1 + first.readInt32BE(1);
	return 5;
}
