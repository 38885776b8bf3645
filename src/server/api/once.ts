import type { Context } from 'hono';
import { findAnswered, keepAnswered } from '#server/domain/token/index.ts';
import { now } from '#server/platform/clock.ts';
import { keyOf } from '#server/platform/entry.ts';
import { hashOf } from '#server/platform/ids.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import type { ApiEnv } from './door.ts';

/** The key a caller sent, or the refusal. */
export function keyIn(c: Context<ApiEnv>): string | Refusal {
	const key = c.req.header('idempotency-key') ?? '';
	return /^[\x21-\x7e]{8,200}$/.test(key) ? key : refuse('no-idempotency-key');
}

/** The entry that verbs make once: the same for the same key of the same person. */
export function entryOf(personId: string, key: string): string {
	return keyOf(personId, hashOf(key), 'api');
}

/**
 * Makes something once for each key: the same key with the same request is answered with what was made the first time, also
 * when both arrive at the same moment; with another request it is refused. A refusal is not remembered, so that the key can
 * be used again. The verbs themselves make an entry once: what is kept here only answers.
 * @param request what was asked, whole: method, address and body as it was read
 */
export async function once<Answer>(
	c: Context<ApiEnv>,
	key: string,
	request: string,
	work: () => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
	const { actor } = c.var;
	const [keyHash, requestHash] = [hashOf(key), hashOf(request)];
	const before = await findAnswered(actor, keyHash);
	const given = (kept: { requestHash: string; answer: string }): Answer | Refusal =>
		kept.requestHash === requestHash ? JSON.parse(kept.answer) : refuse('idempotency-key-reused');
	if (before) return given(before);
	const made = await work();
	if (isRefusal(made)) return made;
	return given(await keepAnswered(actor, keyHash, { requestHash, answer: JSON.stringify(made) }, now()));
}
