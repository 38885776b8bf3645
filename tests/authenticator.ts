import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { handleOf } from '#server/platform/sign-in/index.ts';

/**
 * A device that keeps one passkey, in software: it makes and uses it as WebAuthn says, and can be told to do it wrongly.
 * Keys are P-256, answers are what a browser's script sends.
 */
export interface Authenticator {
	/** Its credential's name, in base64url. */
	readonly id: string;
	make: (challenge: string, how?: Partial<Telling>) => string;
	use: (challenge: string, how?: Partial<Telling>) => string;
}

/** What a device tells. */
interface Telling {
	/** The address of the page that asked. */
	origin: string;
	/** The name of the site that the passkey is for. */
	site: string;
	/** How often it was used. */
	counter: number;
	/** Whether it has checked that its owner is there. */
	knowsOwner: boolean;
	/** Whose passkey it says it is, by their key. */
	personId: string;
	/** The credential that it says it is. */
	id: string;
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const hash = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest();

/** CBOR, as much of it as a passkey needs: text, bytes, whole numbers and maps. */
function cbor(value: unknown): Buffer {
	const head = (major: number, size: number) =>
		size < 24
			? Buffer.from([(major << 5) | size])
			: size < 256
				? Buffer.from([(major << 5) | 24, size])
				: Buffer.from([(major << 5) | 25, size >> 8, size & 255]);
	if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
	if (typeof value === 'string')
		return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
	if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
	const entries = [...(value as Map<unknown, unknown>)];
	return Buffer.concat([
		head(5, entries.length),
		...entries.flatMap(([key, inner]) => [cbor(key), cbor(inner)]),
	]);
}

/** A new device of somebody's, for a site. */
export function newAuthenticator(personId: string, origin: string): Authenticator {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const { x = '', y = '' } = publicKey.export({ format: 'jwk' }) as { x?: string; y?: string };
	const id = text(randomBytes(32));
	const usual: Telling = {
		origin,
		site: new URL(origin).hostname,
		counter: 0,
		knowsOwner: true,
		personId,
		id,
	};

	function dataOf(told: Telling, credential?: Buffer): Buffer {
		const counter = Buffer.alloc(4);
		counter.writeUInt32BE(told.counter);
		const flags = 1 | (told.knowsOwner ? 4 : 0) | (credential ? 64 : 0);
		return Buffer.concat([hash(told.site), Buffer.from([flags]), counter, credential ?? Buffer.alloc(0)]);
	}
	const clientData = (type: string, challenge: string, told: Telling) =>
		Buffer.from(JSON.stringify({ type, challenge, origin: told.origin, crossOrigin: false }));
	const wrap = (told: Telling, response: object) =>
		JSON.stringify({
			id: told.id,
			rawId: told.id,
			type: 'public-key',
			clientExtensionResults: {},
			response,
		});

	return {
		id,
		make: (challenge, how) => {
			const told = { ...usual, ...how };
			const key = cbor(
				new Map<number, unknown>([
					[1, 2],
					[3, -7],
					[-1, 1],
					[-2, Buffer.from(x, 'base64url')],
					[-3, Buffer.from(y, 'base64url')],
				]),
			);
			const name = Buffer.from(told.id, 'base64url');
			const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, name.length]), name, key]);
			const attestation = new Map<string, unknown>([
				['fmt', 'none'],
				['attStmt', new Map()],
				['authData', dataOf(told, credential)],
			]);
			return wrap(told, {
				clientDataJSON: text(clientData('webauthn.create', challenge, told)),
				attestationObject: text(cbor(attestation)),
				transports: ['internal'],
			});
		},
		use: (challenge, how) => {
			const told = { ...usual, ...how };
			const client = clientData('webauthn.get', challenge, told);
			const data = dataOf(told);
			const signature = createSign('sha256').update(data).update(hash(client)).sign(privateKey);
			return wrap(told, {
				clientDataJSON: text(client),
				authenticatorData: text(data),
				signature: text(signature),
				userHandle: text(handleOf(told.personId)),
			});
		},
	};
}
