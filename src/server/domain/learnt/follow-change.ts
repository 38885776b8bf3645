import { askFor, type To } from '#server/domain/request/index.ts';
import { nameNeed } from '#server/domain/tool/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { type ChangeState, deedsOf, most } from './learnt.ts';
import { needStage, standingOf } from './standing.ts';
import { tellAuthor } from './tell.ts';

/** What is done about a change that somebody proposed. */
export interface Following {
	/** Of the change, as it was read. */
	version: number;
	/** Where the letter’s link leads. */
	origin: string;
}

interface Changed {
	id: string;
	reportId: string;
	words: string;
	version: number;
}

/**
 * Says what came of a change: that it is done, that it is let go and why, or that it is proposed again. By who reads the report; its
 * author is told. Refuses `missing` to everyone else, `changed-meanwhile`, `learnt-not-now`, `required` without a reason, `too-long`.
 */
export function followChange(
	actor: Member,
	id: string,
	{ to, outcome, ...following }: Following & { to: 'done' | 'let-go' | 'proposed'; outcome: string },
): Promise<Changed | Refusal> {
	const words = outcome.trim();
	if (words.length > most.outcome)
		return Promise.resolve(refuse('too-long', { field: 'outcome', args: { most: most.outcome } }));
	if (to === 'let-go' && words === '') return Promise.resolve(refuse('required', { field: 'outcome' }));
	const at = now();
	return unitOfWork<Changed | Refusal>(actor, (tx) =>
		follow(tx, actor, id, { ...following, state: to, outcome: to === 'proposed' ? '' : words, at }),
	);
}

/**
 * Asks a facilitator, all of them or the help desk for a change. By who reads the report, who asks it then, in words of their own: a request
 * is passed on, and what was learnt was told to fewer. Refuses as asking does, as following does, and as `missing` a mentor, who does not
 * read what was learnt.
 */
export function turnChangeIntoRequest(
	actor: Member,
	id: string,
	{ to, words, entry, ...following }: Following & { to: To; words: string; entry: string },
): Promise<{ id: string } | Refusal> {
	if (!isId(id) || to.heldAs === 'mentor') return Promise.resolve(missing);
	return become(actor, id, { ...following, state: 'request' }, (schoolId, also) =>
		askFor(
			actor,
			{ schoolId, words, forClass: '', wantedOn: null, to, entry, origin: following.origin },
			also,
		),
	);
}

/**
 * Names the need for a tool that a change speaks of, to be tried for and decided among the school’s tools; the change is read to the
 * verdict from then on. By who reads the report, who names it then, in words for all staff: what was learnt was told to fewer. Refuses as
 * naming does, as following does.
 */
export function turnChangeIntoNeed(
	actor: Member,
	id: string,
	{ words, entry, ...following }: Following & { words: string; entry: string },
): Promise<{ id: string } | Refusal> {
	if (![id, entry].every(isId)) return Promise.resolve(missing);
	return become(actor, id, { ...following, state: 'trial' }, (schoolId, also) =>
		nameNeed(actor, schoolId, { words, forClass: '', entry }, also),
	);
}

/** Makes what a change becomes, and lets the change name it in the same moment. */
async function become(
	actor: Member,
	id: string,
	following: Following & { state: 'request' | 'trial' },
	make: (
		schoolId: string,
		also: (tx: Tx, madeId: string) => Promise<Refusal | undefined>,
	) => Promise<{ id: string } | Refusal>,
): Promise<{ id: string } | Refusal> {
	const at = now();
	const change = await unitOfWork(actor, (tx) => reachChange(tx, id));
	if (!change) return missing;
	return make(change.school_id, async (tx, madeId) => {
		const became = following.state === 'request' ? { requestId: madeId } : { needId: madeId };
		const done = await follow(tx, actor, id, { ...following, ...became, outcome: '', at });
		return 'refused' in done ? done : undefined;
	}).catch(hiddenIsMissing);
}

function reachChange(tx: Tx, id: string) {
	return tx
		.selectFrom('learnt_change as c')
		.innerJoin('learnt_report as r', 'r.id', 'c.report_id')
		.select(['c.id', 'c.report_id', 'c.words', 'c.state', 'c.version', 'r.school_id', 'r.author_id'])
		.select(['c.need_id', needStage.as('need_stage')])
		.where('c.id', '=', id)
		.executeTakeFirst();
}

async function follow(
	tx: Tx,
	actor: Member,
	id: string,
	to: Following & { state: ChangeState; outcome: string; requestId?: string; needId?: string; at: Date },
): Promise<Changed | Refusal> {
	const change = isId(id) ? await reachChange(tx, id) : undefined;
	if (!change) return missing;
	if (change.version !== to.version) return changedMeanwhile(change.version);
	if (!deedsOf(standingOf(change)).includes(to.state)) return refuse('learnt-not-now', { kind: 'conflict' });
	const saved = await tx
		.updateTable('learnt_change')
		.set({
			state: to.state,
			outcome: to.outcome,
			changed_by: actor.personId,
			changed_at: to.at,
			version: change.version + 1,
			// What it became stays with it to its end; proposed again, it begins anew.
			...(to.requestId === undefined ? {} : { request_id: to.requestId }),
			...(to.needId === undefined ? {} : { need_id: to.needId }),
			...(to.state === 'proposed' ? { request_id: null, need_id: null } : {}),
		})
		.where('id', '=', id)
		.where('version', '=', change.version)
		.executeTakeFirst();
	if (saved.numUpdatedRows === 0n) return changedMeanwhile(change.version);
	await tellAuthor(tx, actor, change.author_id, { reportId: change.report_id, origin: to.origin, at: to.at });
	await recordEvent(tx, {
		name: `learnt.change-${to.state}`,
		at: to.at,
		schoolId: change.school_id,
		actorId: actor.personId,
		subjectId: id,
	});
	return { id, reportId: change.report_id, words: change.words, version: change.version + 1 };
}
