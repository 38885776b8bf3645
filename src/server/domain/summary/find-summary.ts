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
	summary: Summary | undefined;
	seen: Seen;
	/** Who has seen it. */
	readings: Reading[];
}

/**
 * Reads the summary of a visit: for its author with what a draft is made from, for the teacher once it is approved and until
 * it is taken back. That the teacher read it is recorded. Missing for everyone else.
 * @param teacherId for which of several teachers; the first without it
 */
export function findSummary(
	actor: Member,
	visitId: string,
	teacherId?: string,
): Promise<SummaryPage | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		if (!isId(visitId)) return missing;
		const visit = await reachVisit(tx, visitId);
		if (!visit) return missing;
		const mine = visit.author.personId === actor.personId;
		const teachers = visit.teachers.filter((one) => one.personId !== visit.author.personId);
		const wanted = mine ? (teacherId ?? teachers[0]?.personId) : actor.personId;
		const teacher = teachers.find((one) => one.personId === wanted);
		if (!teacher || (mine && !visit.mayWrite)) return missing;
		const row = await tx
			.selectFrom('visit_summary')
			.select(['id', 'words', 'written_at', 'approved_at', 'taken_back_at', 'version'])
			.where('visit_id', '=', visitId)
			.where('teacher_id', '=', teacher.personId)
			.where('author_id', '=', visit.author.personId)
			.executeTakeFirst();
		if (!row && !mine) return missing;
		if (row)
			await recordReading(
				tx,
				actor,
				{ kind: 'visit', id: row.id, authorId: visit.author.personId, teacherIds: [teacher.personId] },
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
			author: visit.author,
			teacher,
			teachers: mine ? teachers : [],
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
