import { findReadings, type Reading, recordReading } from '#server/domain/access/index.ts';
import { nameOf } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import {
	changesSince,
	checkLines,
	type Line,
	type LineChange,
	linesBySchool,
	linesOf,
	mergeLines,
} from './agreement.ts';
import { readCatalogueOf } from './find-school-lines.ts';
import { reachAgreement } from './reach-agreement.ts';
import { type Revision, readRevision } from './read-revision.ts';
import type { Origin } from './responsibilities.ts';

/** An agreement as one of its partners reads it. */
export interface Agreement extends Revision {
	writtenByName: string;
	/** The newest revision that each person accepted. */
	accepted: { personId: string; number: number; at: Date }[];
	/** The newest that the reader accepted; undefined before the first. */
	acceptedByMe: number | undefined;
	/** What changed since then; empty when the reader has accepted it as it stands, or never accepted one. */
	changes: LineChange[];
	/** What the school says differently by now: new lines, other words, lines it has retired. */
	bySchool: LineChange[];
	/** The lines as they would be with that taken over. */
	linesBySchool: Line[];
	/** From whose side each line of the school's catalogue comes. */
	origins: Record<string, Origin>;
	/** The last revisions, newest first. */
	revisions: { number: number; stage: string; writtenBy: string; writtenAt: Date }[];
	/** Who opened this revision, where the reader may know it. */
	openings: Reading[];
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
		const catalogue = await readCatalogueOf(tx, collaborationId);
		const renewed = linesBySchool(current.lines, current.stage, catalogue);
		const opened = { kind: 'agreement' as const, id: current.id, authorId: current.writtenBy };
		await recordReading(tx, actor, { ...opened, teacherIds: await findTeachers(tx, collaborationId) }, at);
		return {
			...current,
			writtenByName: revisions[0]?.writtenBy ?? '',
			accepted,
			acceptedByMe: mine,
			changes: agreed ? changesSince(agreed.lines, current.lines) : [],
			bySchool: changesSince(current.lines, renewed),
			linesBySchool: renewed,
			origins: Object.fromEntries([...catalogue].map(([key, line]) => [key, line.origin])),
			revisions,
			openings: await findReadings(tx, actor, current.id),
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
	input: { basedOn: number; lines: readonly Line[]; withSchool?: boolean | undefined },
): Promise<
	{ current: Revision; savedBy: string; lines: Line[]; clashes: string[]; theirs: LineChange[] } | Refusal
> {
	return unitOfWork(actor, async (tx) => {
		if (!isId(collaborationId) || !(await reachAgreement(tx, actor, collaborationId))) return missing;
		const base = await readRevision(tx, collaborationId, input.basedOn);
		const current = await readRevision(tx, collaborationId);
		if (!base || !current) return missing;
		const standard = input.withSchool
			? linesOf(current.stage, await readCatalogueOf(tx, collaborationId))
			: base.lines;
		const lines = checkLines(input.lines, standard);
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
