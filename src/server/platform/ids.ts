import { createHash, randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';

/** A new key: a UUIDv7, so that rows made together lie together. */
export function newId(): string {
	return uuidv7();
}

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Whether a text from outside can be a key at all; what cannot is answered as missing, before any SQL. */
export function isId(value: unknown): value is string {
	return typeof value === 'string' && shape.test(value);
}

/** A secret for a link, a code or a token: `bytes` random bytes in base64url. */
export function newSecret(bytes = 32): string {
	return randomBytes(bytes).toString('base64url');
}

/** What of a secret is stored: its SHA-256 in hex. The secrets are random and long, so no salt or stretching is needed. */
export function hashOf(secret: string): string {
	return createHash('sha256').update(secret).digest('hex');
}
