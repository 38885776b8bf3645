import { sql } from 'kysely';
import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { ownSpace } from './make-space.ts';
import { type Fate, most } from './space.ts';

/** What happens to the accounts of a space. */
export interface Closing {
	accounts: Fate;
	/** Of accounts that are kept: until which school day, `YYYY-MM-DD`. */
	until: string | null;
	/** Of those handed over: to whom; else what is to be known. */
	words: string;
	version: number;
}

/**
 * Closes a space for good, and says what happens to its accounts. Where its owner has left the school, its facilitators and help desk may.
 * Refuses `missing` to everybody else, `required` where it is not said
 * until when they are kept or to whom they go, `space-not-now`, `changed-meanwhile`.
 */
export function closeSpace(
	actor: Member,
	id: string,
	closing: Closing,
): Promise<{ version: number } | Refusal> {
	const words = closing.words.trim();
	if (words.length > most.accountsWords)
		return Promise.resolve(refuse('too-long', { field: 'words', args: { most: most.accountsWords } }));
	if (closing.accounts === 'kept' && closing.until === null)
		return Promise.resolve(refuse('required', { field: 'until' }));
	if (closing.accounts === 'handed-over' && words === '')
		return Promise.resolve(refuse('required', { field: 'words' }));
	const at = now();
	return unitOfWork<{ version: number } | Refusal>(actor, async (tx) => {
		const own = (await ownSpace(tx, actor, id)) ?? (await leftSpace(tx, id));
		if (!own) return missing;
		if (own.state === 'closed') return refuse('space-not-now', { kind: 'conflict' });
		if (own.version !== closing.version) return changedMeanwhile(own.version);
		await tx
			.updateTable('learning_space')
			.set({
				state: 'closed',
				closed_on: schoolDay(own.zone, at),
				accounts: closing.accounts,
				accounts_until: closing.accounts === 'kept' ? closing.until : null,
				accounts_words: words,
				closed_by: actor.personId,
				version: own.version + 1,
			})
			.where('id', '=', id)
			.execute();
		const event = { at, schoolId: own.school_id, actorId: actor.personId, subjectId: id };
		await recordEvent(tx, { name: 'space.closed', ...event });
		return { version: own.version + 1 };
	}).catch(hiddenIsMissing);
}

/**
 * Takes over a space whose owner has left the school, on top of `version`: from then on it is the actor’s, whole; twice is once. Refuses `missing` to who
 * is no facilitator of the school, or leads or evaluates who left or did, and where the owner is there; `changed-meanwhile`.
 */
export function takeOverSpace(
	actor: Member,
	id: string,
	version: number,
): Promise<{ version: number } | Refusal> {
	const at = now();
	return unitOfWork<{ version: number } | Refusal>(actor, async (tx) => {
		const own = await ownSpace(tx, actor, id);
		if (own) return { version: own.version };
		const left = await leftSpace(tx, id);
		if (!left?.may_own) return missing;
		if (left.version !== version) return changedMeanwhile(left.version);
		await tx
			.updateTable('learning_space')
			.set({
				owner_id: actor.personId,
				taken_over_from: left.owner_id,
				helper_id: sql`case when helper_id <> ${actor.personId}::uuid and may_help_me(helper_id, school_id) then helper_id end`,
				version: left.version + 1,
			})
			.where('id', '=', id)
			.execute();
		const event = { at, schoolId: left.school_id, actorId: actor.personId, subjectId: id };
		await recordEvent(tx, { name: 'space.taken-over', ...event });
		return { version: left.version + 1 };
	}).catch(hiddenIsMissing);
}

/** A space whose owner has left, held until the transaction ends; undefined to who neither facilitates nor is of the help desk there. */
async function leftSpace(tx: Tx, id: string) {
	if (!isId(id)) return undefined;
	return tx
		.selectFrom('learning_space as s')
		.innerJoin('school as c', 'c.id', 's.school_id')
		.select(['s.id', 's.school_id', 's.owner_id', 's.state', 's.version', 'c.zone'])
		.select(sql<boolean>`s.school_id = any (my_facilitated_schools())`.as('may_own'))
		.where('s.id', '=', id)
		.where(sql<boolean>`s.id = any (my_left_spaces())`)
		.forUpdate('s')
		.executeTakeFirst();
}
