import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { writeToDesk } from './hand-over.ts';
import { holdersOf, tell } from './letters.ts';
import { reachRequest } from './reach-request.ts';
import { afterDeed, type Deed, most, remindOn } from './request.ts';

/** What somebody says with what they do about a request. */
export interface Said {
	words: string;
	/** Made with the form: sent twice, it is done once. */
	entry: string;
	/** Of the part that was read: what somebody else changed meanwhile is not overwritten. Of what is only said, none. */
	version?: number | undefined;
	origin: string;
}

/** What a request stands at after a change. */
export interface Changed {
	id: string;
	version: number;
}

/**
 * Does something about a request that lies open with somebody, and says so in it; `minutes`, how long that took a facilitator. Refuses `missing` to who neither asked nor holds
 * it, `changed-meanwhile`, `request-not-now` for what is not to be done as it stands, `too-long`.
 */
export function changeRequest(
	actor: Member,
	id: string,
	deed: Exclude<Deed, 'pass-on'>,
	said: Said,
	at: Date,
	promisedOn: string | null = null,
	minutes: number | null = null,
): Promise<Changed | Refusal> {
	if (!isId(said.entry)) return Promise.resolve(missing);
	const words = said.words.trim();
	if (words.length > most.words)
		return Promise.resolve(refuse('too-long', { field: 'words', args: { most: most.words } }));
	return unitOfWork<Changed | Refusal>(actor, async (tx) => {
		const reached = await reachRequest(tx, actor, id);
		if (!reached?.open || !reached.side) return missing;
		const { open, side } = reached;
		const messageId = keyOf(actor.personId, said.entry, `request ${id}`);
		const before = await tx
			.selectFrom('request_message')
			.select('id')
			.where('id', '=', messageId)
			.executeTakeFirst();
		if (before) return { id, version: open.version };
		if (said.version !== undefined && said.version !== open.version) return changedMeanwhile(open.version);
		const today = schoolDay(reached.zone, at);
		if (promisedOn !== null && promisedOn < today) return refuse('request-past', { field: 'promisedOn' });
		const next = afterDeed(deed, side, open, promisedOn);
		if (!next) return refuse('request-not-now', { kind: 'conflict' });
		const changes = deed !== 'say' || next.state !== open.state;
		// Whoever does something about what was asked of several has taken it up.
		const takes = side === 'holder' && open.heldAs !== 'desk' && open.takenBy === null;
		const takesAtDesk = side === 'holder' && open.heldAs === 'desk' && deed === 'take-up';
		if (changes || takes) {
			const saved = await tx
				.updateTable('request_part')
				.set({
					state: next.state,
					promised_on: next.promisedOn,
					changed_at: at,
					remind_on: remindOn(next, today),
					reminded: 0,
					version: open.version + 1,
					...(takes || takesAtDesk ? { taken_by: actor.personId } : {}),
				})
				.where('id', '=', open.id)
				.where('version', '=', open.version)
				.executeTakeFirst();
			if (saved.numUpdatedRows === 0n) return changedMeanwhile(open.version);
		}
		await tx
			.insertInto('request_message')
			.values({
				id: messageId,
				request_id: id,
				part_id: open.id,
				author_id: actor.personId,
				change: deed === 'say' ? null : next.state,
				promised_on: deed === 'promise' ? promisedOn : null,
				words,
				written_at: at,
			})
			.execute();
		// What is said to a help desk by e-mail goes there, too.
		if (side === 'asker' && words !== '' && open.mailedTo !== null && open.replyToken !== null)
			await writeToDesk(tx, {
				requestId: id,
				schoolId: reached.schoolId,
				mailedTo: open.mailedTo,
				replyToken: open.replyToken,
				words: [words],
				at,
			});
		await tell(tx, actor, {
			told: 'news',
			to: side === 'asker' ? await holdersOf(tx, reached.schoolId, open) : [reached.askerId],
			requestId: id,
			origin: said.origin,
			at,
		});
		if (minutes !== null && side === 'holder' && open.heldAs === 'facilitator')
			await tx
				.insertInto('request_time')
				.values({
					message_id: messageId,
					request_id: id,
					school_id: reached.schoolId,
					person_id: actor.personId,
					on_day: today,
					minutes,
				})
				.execute();
		await recordEvent(tx, {
			name: eventOf[deed],
			at,
			schoolId: reached.schoolId,
			actorId: actor.personId,
			subjectId: id,
		});
		return { id, version: open.version + (changes || takes ? 1 : 0) };
	}).catch(hiddenIsMissing);
}

const eventOf = {
	say: 'request.said',
	'take-up': 'request.taken-up',
	'ask-back': 'request.asked-back',
	promise: 'request.promised',
	finish: 'request.finished',
	reopen: 'request.reopened',
} as const;
