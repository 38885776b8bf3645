import { hash } from 'node:crypto';

/**
 * A backup is lines of JSON in UTF-8, compressed with gzip, encrypted with age (age-encryption.org/v1) to the
 * organisation's key. `docs/backup-format.md` says what each line is.
 */
export const formatNumber = 1;

/** The first line. */
export interface Head {
	backup: number;
	/** ISO moment of the snapshot. */
	madeAt: string;
	/** Of Tandem. */
	version: string;
	engine: 'embedded' | 'postgresql';
	/** Version of PostgreSQL. */
	server: string;
	migrations: { number: number; name: string; hash: string }[];
}

/** Begins a table; a line for each row follows, a list of texts and nulls in the order of the columns. */
export interface TableHead {
	/** `schema.name`. */
	table: string;
	/** Names and types of the columns. */
	columns: [string, string][];
}

/** Ends a table. */
export interface TableEnd {
	rows: number;
	digest: string;
}

/** Begins a file of the data directory; its bytes follow in lines, each a text in base64. */
export interface FileHead {
	/** Relative to the data directory, with `/`. */
	file: string;
}

/** Ends a file. */
export interface FileEnd {
	bytes: number;
	/** SHA-256 of the file in hex. */
	sha256: string;
}

/** The last line: without it a backup is cut off. */
export interface End {
	end: { tables: number; rows: number; files: number };
}

/** The schemas of ours that a backup holds. The jobs' own is made anew by every start. */
export const schemas = ['public', 'sign_in'];

/** Tables of this moment and this place, which no backup holds. */
export const leftOut = ['public.backup', 'public.first_run', 'public.passkey_challenge', 'public.rate_limit'];

/**
 * Folders of the data directory that a backup holds besides the database: letters not sent but written to files, and what
 * people handed over.
 */
export const keptFolders = ['files', 'outbox'];

/** The names of kept files; nothing else is written when restoring. */
export const keptName = /^(outbox\/[\w.-]{1,200}|files\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

const lane = (text: bigint) => BigInt.asUintN(64, text);

/** The digest of a table's rows in whatever order: the sum of their SHA-256's first halves, as two lanes of 64 bits. */
export class RowsDigest {
	rows = 0;
	#low = 0n;
	#high = 0n;

	/** @param line the row's line, as `JSON.stringify` writes it */
	add(line: string): void {
		const digest = hash('sha256', line, 'buffer');
		this.#low = lane(this.#low + digest.readBigUInt64LE(0));
		this.#high = lane(this.#high + digest.readBigUInt64LE(8));
		this.rows += 1;
	}

	end(): TableEnd {
		const hex = (value: bigint) => value.toString(16).padStart(16, '0');
		return { rows: this.rows, digest: hex(this.#high) + hex(this.#low) };
	}
}
