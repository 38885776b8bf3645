import {
	generateAuthenticationOptions,
	generateRegistrationOptions,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import { challengeMinutes } from './challenge.ts';

/** What WebAuthn asks of a browser and what it answers, and nothing of whose passkey it is. */

const coded = (most: number) =>
	z
		.string()
		.min(1)
		.max(most)
		.regex(/^[\w-]+$/);
const base = {
	id: coded(1400),
	rawId: coded(1400),
	type: z.literal('public-key'),
	authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional().catch(undefined),
	// What extensions say is not looked at.
	clientExtensionResults: z.unknown().transform(() => ({})),
};
const madeShape = z.object({
	...base,
	response: z.object({
		clientDataJSON: coded(8000),
		attestationObject: coded(16_000),
		transports: z.array(z.string().max(20)).max(8).optional().catch(undefined),
	}),
});
const usedShape = z.object({
	...base,
	response: z.object({
		clientDataJSON: coded(8000),
		authenticatorData: coded(8000),
		signature: coded(8000),
		userHandle: coded(200).optional().catch(undefined),
	}),
});

export type MadeAnswer = z.output<typeof madeShape>;
export type UsedAnswer = z.output<typeof usedShape>;

function readAs<Shape extends z.ZodType>(text: string, shape: Shape): z.output<Shape> | undefined {
	try {
		return shape.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}

/** A browser's answer to making a passkey, from the JSON it sent; undefined when it is none. */
export const readMade = (text: string): MadeAnswer | undefined => readAs(text, madeShape);

/** A browser's answer to using a passkey, from the JSON it sent; undefined when it is none. */
export const readUsed = (text: string): UsedAnswer | undefined => readAs(text, usedShape);

const clientData = z.object({ challenge: z.string().max(200) });

/** The challenge that an answer says it was made for; whether it was is proven by its signature only. */
export function challengeOf(answer: MadeAnswer | UsedAnswer): string {
	const text = Buffer.from(answer.response.clientDataJSON, 'base64url').toString();
	return readAs(text, clientData)?.challenge ?? '';
}

/** The name by which devices tell whose passkey it is: the bytes of the person's key, and nothing that says who they are. */
export function handleOf(personId: string): Uint8Array<ArrayBuffer> {
	return new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex'));
}

const rpOf = (origin: string) => new URL(origin).hostname;
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
const timeout = challengeMinutes * 60_000;
/** The ways to sign that are taken, as COSE numbers them: EdDSA, ECDSA on P-256, RSA. What Node calls experimental is none. */
const algorithms = [-8, -7, -257];

/** What a browser is asked in order to make a passkey. */
export function askToMake(
	origin: string,
	challenge: string,
	person: { id: string; address: string; has: { credentialId: string; transports: string[] }[] },
) {
	return generateRegistrationOptions({
		rpName: 'Tandem',
		rpID: rpOf(origin),
		userID: handleOf(person.id),
		userName: person.address,
		userDisplayName: person.address,
		challenge: bytesOf(challenge),
		timeout,
		attestationType: 'none',
		supportedAlgorithmIDs: algorithms,
		excludeCredentials: person.has.map((one) => ({ id: one.credentialId, transports: one.transports })),
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
	});
}

/** What a browser is asked in order to use any passkey that it has for this address. */
export function askToUse(origin: string, challenge: string) {
	return generateAuthenticationOptions({
		rpID: rpOf(origin),
		challenge: bytesOf(challenge),
		timeout,
		userVerification: 'required',
	});
}

/** A passkey that was made. */
export interface Made {
	credentialId: string;
	/** COSE, in base64url. */
	publicKey: string;
	counter: number;
	transports: string[];
}

/** Checks that a passkey was made for this origin and challenge, by a device that knows its owner; undefined when not. */
export async function verifyMade(
	answer: MadeAnswer,
	origin: string,
	challenge: string,
): Promise<Made | undefined> {
	try {
		const { verified, registrationInfo } = await verifyRegistrationResponse({
			response: answer as never,
			expectedChallenge: challenge,
			expectedOrigin: origin,
			expectedRPID: rpOf(origin),
			supportedAlgorithmIDs: algorithms,
		});
		if (!verified) return undefined;
		const { id, publicKey, counter } = registrationInfo.credential;
		return {
			credentialId: id,
			publicKey: Buffer.from(publicKey).toString('base64url'),
			counter,
			transports: answer.response.transports ?? [],
		};
	} catch {
		return undefined;
	}
}

/**
 * Checks that this passkey has signed this challenge, for this origin; undefined when not. Whether its counter went on is
 * left to who knows the one before.
 */
export async function verifyUsed(
	answer: UsedAnswer,
	origin: string,
	challenge: string,
	passkey: { credentialId: string; publicKey: string },
): Promise<{ counter: number } | undefined> {
	try {
		const { verified, authenticationInfo } = await verifyAuthenticationResponse({
			response: answer as never,
			expectedChallenge: challenge,
			expectedOrigin: origin,
			expectedRPID: rpOf(origin),
			credential: { id: passkey.credentialId, publicKey: bytesOf(passkey.publicKey), counter: 0 },
		});
		return verified ? { counter: authenticationInfo.newCounter } : undefined;
	} catch {
		return undefined;
	}
}
