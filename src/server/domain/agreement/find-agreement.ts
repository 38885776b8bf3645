import { nameOf } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { changesSince, checkLines, type Line, type LineChange, mergeLines } from './agreement.ts';
import { reachAgreement } from './reach-agreement.ts';
import { type Revision, readRevision } from './read-revision.ts';

/** An agreement as one of its partners reads it. */
export interface Agreement extends Revision {
	writtenByName: string;
	/** The newest revision that each person accepted. */
	accepted: { personId: string; number: number; at: Date }[];
	/** The newest that the reader accepted; undefined before the first. */
	acceptedByMe: number | undefined;
	/** What changed since then; empty when the reader has accepted it as it stands, or never accepted one. */
	changes: LineChange[];
	/** The last revisions, newest first. */
	revisions: { number: number; stage: string; writtenBy: string; writtenAt: Date }[];
	/** Who opened this revision, where the reader may know it. */
	openings: { name: string; at: Date }[];
}

/** Finds the agreement of a collaboration for one of its partners, and keeps record that it was shown. */
export function findAgreement(actor: Member, collaborationId: string): Promise<Agreement | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		if (!isId(collaborationId)) return missing;
		const reached = await reachAgreement(tx, actor, collaborationId);
		const current = await readRevision(tx, collaborationId);
		if (!reached || !current) return missing;
		const accepted = await findAcceptances(tx, collaborationId);
		const mine = accepted.find((one) => one.personId === actor.personId)?.number;
		const agreed =
			mine === undefined || mine === current.number
				? undefined
				: await readRevision(tx, collaborationId, mine);
		const revisions = await findRevisions(tx, collaborationId);
		await recordOpening(tx, actor, current, { collaborationId, isTeacher: reached.isTeacher, at });
		return {
			...current,
			writtenByName: revisions[0]?.writtenBy ?? '',
			accepted,
			acceptedByMe: mine,
			changes: agreed ? changesSince(agreed.lines, current.lines) : [],
			revisions,
			openings: await findOpenings(tx, current.id),
		};
	});
}

/**
 * Lays an edit that came too late over what was saved meanwhile.
 * @returns the revision as it stands, the two brought together, and the lines on which the writer has to decide
 */
export function mergeWithCurrent(
	actor: Member,
	collaborationId: string,
	input: { basedOn: number; lines: readonly Line[] },
): Promise<
	{ current: Revision; savedBy: string; lines: Line[]; clashes: string[]; theirs: LineChange[] } | Refusal
> {
	return unitOfWork(actor, async (tx) => {
		if (!isId(collaborationId) || !(await reachAgreement(tx, actor, collaborationId))) return missing;
		const base = await readRevision(tx, collaborationId, input.basedOn);
		const current = await readRevision(tx, collaborationId);
		const lines = checkLines(input.lines);
		if (!base || !current) return missing;
		if (isRefusal(lines)) return lines;
		const savedBy = (await findRevisions(tx, collaborationId))[0]?.writtenBy ?? '';
		const theirs = changesSince(base.lines, current.lines);
		return { current, savedBy, theirs, ...mergeLines(base.lines, current.lines, lines) };
	});
}

async function findAcceptances(tx: Tx, collaborationId: string): Promise<Agreement['accepted']> {
	const rows = await tx
		.selectFrom('agreement_acceptance')
		.distinctOn('person_id')
		.select(['person_id', 'number', 'at'])
		.where('collaboration_id', '=', collaborationId)
		.orderBy('person_id')
		.orderBy('number', 'desc')
		.limit(100)
		.execute();
	return rows.map((row) => ({ personId: row.person_id, number: row.number, at: row.at }));
}

async function findRevisions(tx: Tx, collaborationId: string): Promise<Agreement['revisions']> {
	const rows = await tx
		.selectFrom('agreement_revision as r')
		.leftJoin('person', 'person.id', 'r.written_by')
		.select(['r.number', 'r.stage', 'r.written_at', 'given_name', 'family_name', 'known_as'])
		.where('r.collaboration_id', '=', collaborationId)
		.orderBy('r.number', 'desc')
		.limit(20)
		.execute();
	return rows.map((row) => ({
		number: row.number,
		stage: row.stage,
		writtenAt: row.written_at,
		writtenBy: nameOf({
			given_name: row.given_name ?? '',
			family_name: row.family_name ?? '',
			known_as: row.known_as,
		}),
	}));
}

const tenMinutes = 600_000;

/** Keeps record that somebody else's revision was shown; at most once in ten minutes for the same reader. */
async function recordOpening(
	tx: Tx,
	actor: Member,
	revision: Revision,
	opening: { collaborationId: string; isTeacher: boolean; at: Date },
): Promise<void> {
	if (revision.writtenBy === actor.personId) return;
	const before = await tx
		.selectFrom('access_record')
		.select('id')
		.where('record_id', '=', revision.id)
		.where('reader_id', '=', actor.personId)
		.where('at', '>', new Date(opening.at.getTime() - tenMinutes))
		.limit(1)
		.executeTakeFirst();
	if (before) return;
	const teachers = opening.isTeacher ? [actor.personId] : await findTeachers(tx, opening.collaborationId);
	await tx
		.insertInto('access_record')
		.values(
			(teachers.length > 0 ? teachers : [null]).map((teacher) => ({
				id: newId(),
				record_kind: 'agreement',
				record_id: revision.id,
				reader_id: actor.personId,
				author_id: revision.writtenBy,
				teacher_id: teacher,
				at: opening.at,
			})),
		)
		.execute();
}

async function findTeachers(tx: Tx, collaborationId: string): Promise<string[]> {
	const rows = await tx
		.selectFrom('partner as p')
		.innerJoin('acceptance as a', 'a.partner_id', 'p.id')
		.leftJoin('departure as d', 'd.partner_id', 'p.id')
		.select('p.person_id')
		.where('p.collaboration_id', '=', collaborationId)
		.where('p.side', '=', 'teacher')
		.where('d.partner_id', 'is', null)
		.limit(100)
		.execute();
	return rows.map((row) => row.person_id);
}

async function findOpenings(tx: Tx, revisionId: string): Promise<Agreement['openings']> {
	const rows = await tx
		.selectFrom('access_record as o')
		.innerJoin('person', 'person.id', 'o.reader_id')
		.select(['given_name', 'family_name', 'known_as', (eb) => eb.fn.max('o.at').as('at')])
		.where('o.record_kind', '=', 'agreement')
		.where('o.record_id', '=', revisionId)
		.groupBy(['person.id', 'given_name', 'family_name', 'known_as'])
		.orderBy('at', 'desc')
		.limit(50)
		.execute();
	return rows.map((row) => ({ name: nameOf(row), at: row.at }));
}
