import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { BackupFault } from './fault.ts';

/** A key pair of age: the identity opens backups and is the organisation's to keep, the recipient is what they are made for. */
export interface BackupKey {
	identity: string;
	recipient: string;
}

/** Makes a new key. */
export async function makeKey(): Promise<BackupKey> {
	const identity = await generateX25519Identity();
	return { identity, recipient: await identityToRecipient(identity) };
}

/** Whether a text is the public part of a key (`age1…`). */
export function isRecipient(text: string): boolean {
	try {
		new Encrypter().addRecipient(text);
		return true;
	} catch {
		return false;
	}
}

/** The identities in a key file, as age and `tandem backup-key` write it: one a line, `#` before what is only said. */
export function identitiesIn(text: string): string[] {
	const found = text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => line !== '' && !line.startsWith('#'));
	try {
		const opener = new Decrypter();
		for (const identity of found) opener.addIdentity(identity);
	} catch (error) {
		throw new BackupFault('not-a-key', error);
	}
	if (found.length === 0) throw new BackupFault('not-a-key');
	return found;
}

/** Encrypts a stream to a recipient, piece by piece. */
export async function encrypt(bytes: Readable, recipient: string): Promise<Readable> {
	const encrypter = new Encrypter();
	encrypter.addRecipient(recipient);
	return Readable.fromWeb((await encrypter.encrypt(toWeb(bytes))) as WebStream<Uint8Array>);
}

/** Decrypts a stream, piece by piece; each is authentic, and the stream fails where it was changed or cut off. */
export async function decrypt(bytes: Readable, identities: readonly string[]): Promise<Readable> {
	const decrypter = new Decrypter();
	for (const identity of identities) decrypter.addIdentity(identity);
	try {
		return Readable.fromWeb((await decrypter.decrypt(toWeb(bytes))) as WebStream<Uint8Array>);
	} catch (error) {
		throw new BackupFault(
			(error as Error).message.startsWith('no identity') ? 'wrong-key' : 'damaged',
			error,
		);
	}
}

const toWeb = (bytes: Readable) => Readable.toWeb(bytes) as unknown as ReadableStream<Uint8Array>;
