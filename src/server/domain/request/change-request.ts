import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { Overtaken, type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { writeToDesk } from './hand-over.ts';
import { holdersOf, tell } from './letters.ts';
import { type Reached, reachRequest } from './reach-request.ts';
import { afterDeed, type Change, type Deed, most, remindOn, type State } from './request.ts';
import type { SupportKind } from './set-up.ts';

/** What somebody says with what they do about a request. */
export interface Said {
	words: string;
	/** Made with the form: sent twice, it is done once. */
	entry: string;
	/** Of the part that was read: what somebody else changed meanwhile is not overwritten. Of what is only said, none. */
	version?: number | undefined;
	origin: string;
}

/** What goes with some deeds alone. */
interface With {
	promisedOn?: string | null;
	/** How long it took a facilitator, in minutes, and of which kind of the help desk’s work that was, if it was. */
	time?: { minutes: number; supportKind: SupportKind | null } | undefined;
	/** What is written in the same moment. */
	also?: (tx: Tx, reached: Reached) => Promise<Refusal | undefined>;
}

/** What a request stands at after a change. */
export interface Changed {
	id: string;
	version: number;
}

/**
 * Does something about a request that lies open with somebody, and says so in it. Refuses `missing` to who neither asked nor holds it
 * nor tests what is set up, `changed-meanwhile`, `request-not-now` for what is not to be done as it stands, `too-long`.
 */
export function changeRequest(
	actor: Member,
	id: string,
	deed: Exclude<Deed, 'pass-on'> | 'set-up',
	said: Said,
	at: Date,
	{ promisedOn = null, time, also }: With = {},
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
		const next = afterDeed(deed === 'set-up' ? 'say' : deed, side, open, promisedOn, reached.setUp);
		if (!next) return refuse('request-not-now', { kind: 'conflict' });
		const byMail = side !== 'holder' && words !== '' && open.mailedTo !== null && open.replyToken !== null;
		// What is said to a help desk by e-mail is waited for anew.
		const changes = next.state !== open.state || byMail || !['say', 'correct', 'set-up'].includes(deed);
		// Whoever does something about what was asked of several has taken it up.
		const takes = side === 'holder' && open.heldAs !== 'desk' && open.takenBy === null;
		const takesAtDesk = side === 'holder' && open.heldAs === 'desk' && deed === 'take-up';
		const refusal = await also?.(tx, reached);
		if (refusal) return refusal;
		if (changes || takes) {
			const saved = await tx
				.updateTable('request_part')
				.set({
					state: next.state,
					promised_on: next.promisedOn,
					changed_at: at,
					remind_on: remindOn({ ...next, testBy: reached.testBy }, today),
					reminded: 0,
					version: open.version + 1,
					...(takes || takesAtDesk ? { taken_by: actor.personId } : {}),
				})
				.where('id', '=', open.id)
				.where('version', '=', open.version)
				.executeTakeFirst();
			if (saved.numUpdatedRows === 0n) throw new Overtaken(changedMeanwhile(open.version));
		}
		await tx
			.insertInto('request_message')
			.values({
				id: messageId,
				request_id: id,
				part_id: open.id,
				author_id: actor.personId,
				change: changeOf(deed, next.state),
				promised_on: deed === 'promise' ? promisedOn : null,
				words,
				written_at: at,
			})
			.execute();
		// What is said to a help desk by e-mail goes there, too.
		if (byMail && open.mailedTo !== null && open.replyToken !== null)
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
			to: [
				...(side === 'asker' ? [] : [reached.askerId]),
				...(side === 'holder' ? [] : await holdersOf(tx, reached.schoolId, open)),
				...(deed === 'give-to-test' && reached.testerId ? [reached.testerId] : []),
			],
			requestId: id,
			origin: said.origin,
			at,
		});
		if (time && side === 'holder' && open.heldAs === 'facilitator')
			await tx
				.insertInto('request_time')
				.values({
					message_id: messageId,
					request_id: id,
					school_id: reached.schoolId,
					person_id: actor.personId,
					on_day: today,
					minutes: time.minutes,
					support_kind: time.supportKind,
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

/** What a message says that changed; of what is only said, nothing. */
function changeOf(deed: Exclude<Deed, 'pass-on'> | 'set-up', state: State): Change | null {
	if (deed === 'say') return null;
	if (deed === 'correct') return 'corrected';
	return deed === 'works' || deed === 'not-yet' || deed === 'set-up' ? deed : state;
}

const eventOf = {
	say: 'request.said',
	'take-up': 'request.taken-up',
	'ask-back': 'request.asked-back',
	promise: 'request.promised',
	'give-to-test': 'request.given-to-test',
	works: 'request.found-working',
	'not-yet': 'request.found-wanting',
	correct: 'request.corrected',
	'set-up': 'request.set-up-asked',
	finish: 'request.finished',
	reopen: 'request.reopened',
} as const;
