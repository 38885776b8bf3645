import { entryOf } from '#server/api/once.ts';
import { makeToken } from '#server/domain/token/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { actorOf, type CastName, cast, scene, schools } from '../cast/index.ts';

/** Personal tokens of one of the cast, made in the database in use. */
export async function makeTokens(name: CastName, count: number): Promise<string[]> {
	const secrets: string[] = [];
	while (secrets.length < count) {
		const made = await makeToken(actorOf(name), { entry: newId(), name: `writer ${secrets.length}` });
		if (isRefusal(made) || made.secret === undefined) throw new Error('A token could not be made');
		secrets.push(made.secret);
	}
	return secrets;
}

/** What became of one capture: acknowledged, refused with a sentence, or nothing came back. */
export type Told = { entry: string; status: number; code?: string; retryAfter?: string | null } | undefined;

/** What a capture's private note says: the entry is in it, so that a note in the wrong place is seen. */
export const noteOf = (entry: string) => `Seen at ${entry}`;

const startsAt = new Date().toISOString();

/**
 * Captures one visit of Clara's as Ada, through the API.
 * @param token one of Ada's
 * @param key what is sent twice with one key is kept once
 */
export async function capture(origin: string, token: string, key: string = newId()): Promise<Told> {
	const entry = entryOf(cast.ada.id, key);
	const answer = await fetch(`${origin}/api/v1/visits`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${token}`,
			'content-type': 'application/json',
			'idempotency-key': key,
		},
		body: JSON.stringify({
			collaborationId: scene.clara,
			schoolId: schools.harbour.id,
			with: [cast.clara.id],
			kind: 'corridor',
			startsAt,
			minutes: 5,
			privateNote: noteOf(entry),
		}),
	}).catch(() => undefined);
	const body = await answer?.text().catch(() => undefined);
	if (answer === undefined || body === undefined) return undefined;
	const { status } = answer;
	if (status === 201) return { entry, status };
	return {
		entry,
		status,
		code: (JSON.parse(body) as { code: string }).code,
		retryAfter: answer.headers.get('retry-after'),
	};
}
