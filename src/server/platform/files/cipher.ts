import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const [nonceLength, tagLength] = [12, 16];

/** Encrypts pieces with a new key, bound to the key of the file. @returns what is stored, and the key in base64 */
export function encipher(id: string, plain: readonly Uint8Array[]): { secret: string; stored: Buffer[] } {
	const [key, nonce] = [randomBytes(32), randomBytes(nonceLength)];
	const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
	cipher.setAAD(Buffer.from(id));
	const pieces = plain.map((piece) => cipher.update(piece));
	pieces.push(cipher.final());
	return { secret: key.toString('base64'), stored: [nonce, cipher.getAuthTag(), ...pieces] };
}

/** Decrypts what `encipher` made, as it is read. Throws at the end when it is not what was stored. */
export async function* decipher(
	id: string,
	secret: string,
	stored: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
	let head = Buffer.alloc(0);
	let opened: ReturnType<typeof createDecipheriv> | undefined;
	for await (const piece of stored) {
		if (opened) yield opened.update(piece) as Buffer;
		else {
			head = Buffer.concat([head, piece]);
			if (head.length < nonceLength + tagLength) continue;
			const nonce = head.subarray(0, nonceLength);
			const made = createDecipheriv('aes-256-gcm', Buffer.from(secret, 'base64'), nonce, {
				authTagLength: tagLength,
			});
			made.setAAD(Buffer.from(id));
			made.setAuthTag(head.subarray(nonceLength, nonceLength + tagLength));
			opened = made;
			yield made.update(head.subarray(nonceLength + tagLength)) as Buffer;
		}
	}
	if (!opened) throw new Error('The file is cut off');
	yield opened.final() as Buffer;
}
