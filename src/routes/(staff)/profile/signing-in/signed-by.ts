import { findCredential } from '#server/domain/passkey/index.ts';
import { passkeyOfSession } from '#server/platform/sign-in/index.ts';
import { signedIn } from '../../../answer.ts';

/** The passkey that has signed for the session of a request, as proof of who is there; undefined when none has. */
export async function signedBy(locals: App.Locals): Promise<{ passkey: string } | undefined> {
	const { actor } = signedIn(locals);
	const passkeyId = locals.sessionId && (await passkeyOfSession(actor, locals.sessionId));
	const credential = passkeyId ? await findCredential(actor, passkeyId) : undefined;
	return credential === undefined ? undefined : { passkey: credential };
}
