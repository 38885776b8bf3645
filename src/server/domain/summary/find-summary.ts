import { findReadings, type Reading, recordReading } from '#server/domain/access/index.ts';
import { type Named, nameIn } from '#server/domain/company/index.ts';
import type { How, VisitKind, VisitState } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { reachVisit } from './reach-visit.ts';

/** What was written to one teacher after a visit. */
export interface Summary {
	id: string;
	words: string;
	writtenAt: Date;
	/** When its author approved it; null while it is a draft. */
	approvedAt: Date | null;
	takenBackAt: Date | null;
	version: number;
}

/** What a first draft is made from: what its author looked at and what was promised. Never a note. */
export interface Seen {
	checks: { key: string | null; words: string | null; how: How; remark: string }[];
	steps: { words: string; ownerId: string; ownerName: string; dueOn: string | null }[];
}

/** A summary of a visit as its author writes it, or as its teacher reads it. */
export interface SummaryPage {
	visit: { id: string; kind: VisitKind; state: VisitState; startsAt: Date; place: string };
	/** Whether the reader writes it. */
	mine: boolean;
	author: Named;
	/** Whom it is for. */
	teacher: Named;
	/** Everybody to whom its author could write one after this visit. */
	teachers: Named[];
	/** Everybody who wrote the reader one after this visit. */
	authors: Named[];
	summary: Summary | undefined;
	seen: Seen;
	/** Who has seen it. */
	readings: Reading[];
}

/**
 * Reads the summary of a visit: for its author with what a draft is made from, for the teacher once it is approved and until
 * it is taken back. That the teacher read it is recorded. Missing for everyone else.
 * @param of.teacherId for which of several teachers; the first without it
 * @param of.authorId for a teacher, from which of several who wrote; the first without it
 */
export function findSummary(
	actor: Member,
	visitId: string,
	of: { teacherId?: string | undefined; authorId?: string | undefined } = {},
): Promise<SummaryPage | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		if (!isId(visitId)) return missing;
		const visit = await reachVisit(tx, actor, visitId);
		if (!visit) return missing;
		const mine = visit.isWriter;
		const teachers = visit.teachers.filter((one) => !mine || one.personId !== actor.personId);
		const wanted = mine ? (of.teacherId ?? teachers[0]?.personId) : actor.personId;
		const teacher = teachers.find((one) => one.personId === wanted);
		if (!teacher || (mine && !visit.mayWrite)) return missing;
		const written = await readWritten(tx, visitId, teacher.personId);
		const row = mine
			? written.find((one) => one.author_id === actor.personId)
			: (written.find((one) => one.author_id === of.authorId) ?? written[0]);
		if (!row && !mine) return missing;
		const authorId = row?.author_id ?? actor.personId;
		if (row)
			await recordReading(
				tx,
				actor,
				{ kind: 'visit', id: row.id, authorId, teacherIds: [teacher.personId] },
				at,
			);
		return {
			visit: {
				id: visitId,
				kind: visit.kind as VisitKind,
				state: visit.state as VisitState,
				startsAt: visit.startsAt,
				place: visit.place,
			},
			mine,
			author: { personId: authorId, name: row ? nameIn(row) : await ownName(tx, actor) },
			teacher,
			teachers: mine ? teachers : [],
			authors: mine ? [] : written.map((one) => ({ personId: one.author_id, name: nameIn(one) })),
			summary: row && {
				id: row.id,
				words: row.words,
				writtenAt: row.written_at,
				approvedAt: row.approved_at,
				takenBackAt: row.taken_back_at,
				version: row.version,
			},
			seen: mine ? await findSeen(tx, actor, visitId, teacher.personId) : { checks: [], steps: [] },
			readings: row && mine ? await findReadings(tx, actor, row.id) : [],
		};
	});
}

async function ownName(tx: Tx, actor: Member): Promise<string> {
	const row = await tx
		.selectFrom('person')
		.select(['given_name', 'family_name', 'known_as'])
		.where('id', '=', actor.personId)
		.executeTakeFirst();
	return row ? nameIn(row) : '';
}

/** What was written to a teacher after a visit, as far as the reader reads it: at most one by each who was there. */
function readWritten(tx: Tx, visitId: string, teacherId: string) {
	return tx
		.selectFrom('visit_summary as s')
		.leftJoin('person as p', 'p.id', 's.author_id')
		.select([
			's.id',
			's.author_id',
			's.words',
			's.written_at',
			's.approved_at',
			's.taken_back_at',
			's.version',
		])
		.select(['p.given_name', 'p.family_name', 'p.known_as'])
		.where('s.visit_id', '=', visitId)
		.where('s.teacher_id', '=', teacherId)
		.orderBy('s.written_at')
		.orderBy('s.id')
		.limit(50)
		.execute();
}

async function findSeen(tx: Tx, actor: Member, visitId: string, teacherId: string): Promise<Seen> {
	const checks = await tx
		.selectFrom('look_for_check')
		.select(['key', 'words', 'how', 'remark'])
		.where('visit_id', '=', visitId)
		.where('teacher_id', '=', teacherId)
		.where('author_id', '=', actor.personId)
		.orderBy('checked_at')
		.orderBy('id')
		.limit(40)
		.execute();
	const steps = await tx
		.selectFrom('next_step as s')
		.leftJoin('person as p', 'p.id', 's.owner_id')
		.select(['s.words', 's.owner_id', 's.due_on', 'p.given_name', 'p.family_name', 'p.known_as'])
		.where('s.visit_id', '=', visitId)
		.where('s.teacher_id', '=', teacherId)
		.orderBy('s.due_on')
		.orderBy('s.id')
		.limit(20)
		.execute();
	return {
		checks: checks.map((row) => ({ ...row, how: row.how as How })),
		steps: steps.map((row) => ({
			words: row.words,
			ownerId: row.owner_id,
			ownerName: nameIn(row),
			dueOn: row.due_on,
		})),
	};
}
