import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { Overtaken, type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { beginPart, type To } from './begin-part.ts';
import type { Changed, Said } from './change-request.ts';
import { tell } from './letters.ts';
import { reachRequest } from './reach-request.ts';
import { most } from './request.ts';
import type { SetUpAsked } from './set-up.ts';

/**
 * Passes a request on, in any direction: a new part of it begins, with the words said for it, and with those of before that go
 * along: what was said at the help desk; to a facilitator or mentor the words it was asked with, and to a facilitator one's own. Of what
 * was said with a facilitator or mentor only who asked lets anything reach the help desk: their own words, sent by themselves or with
 * their word for it. Who asked is told, and who holds it now.
 * Refuses `missing` for whom it may not go to and for what is not read, `request-stays-there` for what may not go there, `changed-meanwhile`,
 * `request-no-words` where nothing would be read at all, `too-long`.
 * @param along keys of messages
 */
export function passOnRequest(
	actor: Member,
	id: string,
	said: Said & { to: To; along: readonly string[] },
): Promise<Changed | Refusal> {
	const at = now();
	if (![said.entry, said.to.personId ?? said.entry, ...said.along].every(isId))
		return Promise.resolve(missing);
	const words = said.words.trim();
	if (words.length > most.words)
		return Promise.resolve(refuse('too-long', { field: 'words', args: { most: most.words } }));
	if (words === '' && said.along.length === 0)
		return Promise.resolve(refuse('request-no-words', { field: 'words' }));
	return unitOfWork(actor, (tx) => pass(tx, actor, id, { ...said, words }, at)).catch(hiddenIsMissing);
}

/** The same inside a unit of work; with what is to be set up, where it goes to the help desk for that. */
export async function pass(
	tx: Tx,
	actor: Member,
	id: string,
	said: Said & { to: To; along: readonly string[]; setUp?: { asked: SetUpAsked; shortNotice: boolean } },
	at: Date,
): Promise<Changed | Refusal> {
	const reached = await reachRequest(tx, actor, id);
	if (!reached) return missing;
	const partId = keyOf(actor.personId, said.entry, `request part ${id}`);
	// Who passed it on may not read where it lies now: what they sent is what tells that it was sent.
	const before = await tx
		.selectFrom('request_message')
		.select('id')
		.where('id', '=', keyOf(actor.personId, said.entry, `request ${id}`))
		.executeTakeFirst();
	if (before) return { id, version: 1 };
	const { open, side } = reached;
	if (!open || !side || side === 'tester') return missing;
	if (said.version !== undefined && said.version !== open.version) return changedMeanwhile(open.version);
	if (open.number >= most.parts) return refuse('request-not-now', { kind: 'conflict' });
	const ended = await tx
		.updateTable('request_part')
		.set({
			ended_at: at,
			changed_at: at,
			remind_on: null,
			version: open.version + 1,
			...(side === 'holder' && open.takenBy === null ? { taken_by: actor.personId } : {}),
		})
		.where('id', '=', open.id)
		.where('version', '=', open.version)
		.executeTakeFirst();
	if (ended.numUpdatedRows === 0n) throw new Overtaken(changedMeanwhile(open.version));
	const refusal = await beginPart(tx, actor, {
		id: partId,
		messageId: keyOf(actor.personId, said.entry, `request ${id}`),
		requestId: id,
		schoolId: reached.schoolId,
		zone: reached.zone,
		number: open.number + 1,
		to: said.to,
		words: said.words,
		along: said.along,
		setUp: said.setUp,
		origin: said.origin,
		at,
	});
	if (refusal) return refusal;
	await tell(tx, actor, { told: 'news', to: [reached.askerId], requestId: id, origin: said.origin, at });
	const schoolId = reached.schoolId;
	await recordEvent(tx, { name: 'request.passed-on', at, schoolId, actorId: actor.personId, subjectId: id });
	return { id, version: 1 };
}
