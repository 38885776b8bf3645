/** What is encrypted: AES-GCM with 256 bits, a new vector each time. */
export interface Sealed {
	vector: Uint8Array<ArrayBuffer>;
	bytes: ArrayBuffer;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Makes the key of the server's text (base64url) one that can be used here and never read again. */
export function keyFrom(text: string): Promise<CryptoKey> {
	const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
		sign.charCodeAt(0),
	);
	return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** Encrypts a value. `name` is bound to it: what is put in another's place does not open. */
export async function seal(key: CryptoKey, name: string, value: unknown): Promise<Sealed> {
	const vector = crypto.getRandomValues(new Uint8Array(12));
	const algorithm = { name: 'AES-GCM', iv: vector, additionalData: encoder.encode(name) };
	const bytes = await crypto.subtle.encrypt(algorithm, key, encoder.encode(JSON.stringify(value)));
	return { vector, bytes };
}

/** Decrypts a value. Throws when it was sealed with another key or under another name. */
export async function unseal<Value>(key: CryptoKey, name: string, sealed: Sealed): Promise<Value> {
	const algorithm = { name: 'AES-GCM', iv: sealed.vector, additionalData: encoder.encode(name) };
	return JSON.parse(decoder.decode(await crypto.subtle.decrypt(algorithm, key, sealed.bytes)));
}
