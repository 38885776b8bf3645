import { sql } from 'kysely';
import {
	concernedIn,
	findFacilitatorsOf,
	type Named,
	nameIn,
	reachAbout,
} from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { findPartnersIn } from './find-whom.ts';
import type { How, VisitKind } from './visit.ts';

/** What stands ready when a visit to somebody is captured. */
export interface CaptureStart {
	teacher: Named;
	/** Whether the actor may write about the teacher at all: two teachers write nothing about each other. */
	mayWriteAbout: boolean;
	/** The collaborations that both are partners in. */
	collaborations: { id: string; title: string }[];
	collaborationId: string | undefined;
	/** Who else the notes may be shared with. */
	facilitators: Named[];
	/** What is being worked on, latest checked first. */
	points: { id: string; words: string; last: How | undefined }[];
	lookFors: { id: string; key: string | null; words: string | null }[];
	/** The actor's own matters that wait for this teacher. */
	held: { id: string; words: string; comesUpOn: string | null }[];
	/** The last visit's kind and place: most days are like the last one. */
	lastKind: VisitKind | undefined;
	lastPlace: string;
	/** That visit itself, to be copied. */
	lastVisitId: string | undefined;
	/** The planned visit that this is what came of. */
	planned:
		| {
				id: string;
				kind: VisitKind;
				startsAt: Date;
				minutes: number;
				place: string;
				version: number;
				others: number;
		  }
		| undefined;
}

/**
 * Reads what stands ready for capturing a visit: to a person, in a collaboration or not, or from a planned visit.
 * Refuses `missing` for whoever or whatever is not reached, oneself included.
 */
export async function findCapture(
	actor: Member,
	asked: {
		schoolId: string;
		teacherId?: string | undefined;
		collaborationId?: string | undefined;
		visitId?: string | undefined;
	},
): Promise<CaptureStart | Refusal> {
	if (
		!isId(asked.schoolId) ||
		![asked.teacherId, asked.collaborationId, asked.visitId].every((id) => id === undefined || isId(id))
	)
		return missing;
	return unitOfWork(actor, async (tx) => {
		const visit = asked.visitId === undefined ? undefined : await reachAbout(tx, asked.visitId);
		if (asked.visitId !== undefined && !visit) return missing;
		const teacherId = visit
			? (concernedIn(visit.company, visit.authorId)[0] ?? asked.teacherId)
			: asked.teacherId;
		if (teacherId === undefined || teacherId === actor.personId) return missing;
		const person = await tx
			.selectFrom('person')
			.select(['id', 'given_name', 'family_name', 'known_as'])
			.where('id', '=', teacherId)
			.executeTakeFirst();
		if (!person) return missing;
		const collaborations = (await findPartnersIn(tx, actor))
			.filter((one) => one.personId === teacherId)
			.map((one) => ({ id: one.collaborationId ?? '', title: one.collaborationTitle ?? '' }));
		const wanted = visit ? (visit.collaborationId ?? undefined) : asked.collaborationId;
		if (!visit && wanted !== undefined && !collaborations.some((one) => one.id === wanted)) return missing;
		const last = await findLast(tx, actor, teacherId);
		return {
			teacher: { personId: person.id, name: nameIn(person) },
			mayWriteAbout: await mayWriteAbout(tx, teacherId, visit?.schoolId ?? asked.schoolId, wanted ?? null),
			collaborations,
			collaborationId: wanted,
			facilitators: (await findFacilitatorsOf(tx, wanted ?? null)).filter(
				(one) => one.personId !== actor.personId,
			),
			points: await findPoints(tx, teacherId, wanted ?? null),
			lookFors: await findLookFors(tx),
			held: await findHeld(tx, actor, teacherId),
			lastKind: last?.kind as VisitKind | undefined,
			lastPlace: last?.place ?? '',
			lastVisitId: last?.id,
			planned: visit && {
				id: visit.id,
				kind: visit.kind as VisitKind,
				startsAt: visit.startsAt,
				minutes: visit.minutes,
				place: visit.place,
				version: visit.version,
				others: visit.teacherIds.length - 1,
			},
		};
	});
}

/** What the database says to writing about a teacher: the one rule, asked before there is anything to lose. */
async function mayWriteAbout(
	tx: Tx,
	teacherId: string,
	schoolId: string,
	collaborationId: string | null,
): Promise<boolean> {
	const { rows } = await sql<{ may: boolean }>`
		select may_write_about(${teacherId}::uuid, ${schoolId}::uuid, ${collaborationId}::uuid) as may`.execute(
		tx,
	);
	return rows[0]?.may ?? false;
}

function findLast(tx: Tx, actor: Member, teacherId: string) {
	return tx
		.selectFrom('visit as v')
		.innerJoin('visit_person as p', 'p.visit_id', 'v.id')
		.select(['v.id', 'v.kind', 'v.place'])
		.where('v.author_id', '=', actor.personId)
		.where('p.person_id', '=', teacherId)
		.where('v.state', '=', 'done')
		.orderBy('v.starts_at', 'desc')
		.limit(1)
		.executeTakeFirst();
}

async function findPoints(
	tx: Tx,
	teacherId: string,
	collaborationId: string | null,
): Promise<CaptureStart['points']> {
	const rows = await tx
		.selectFrom('teaching_point as t')
		.leftJoinLateral(
			(eb) =>
				eb
					.selectFrom('look_for_check as c')
					.select(['c.how', 'c.checked_at'])
					.whereRef('c.teaching_point_id', '=', 't.id')
					.where('c.teacher_id', '=', teacherId)
					.orderBy('c.checked_at', 'desc')
					.limit(1)
					.as('last'),
			(join) => join.onTrue(),
		)
		.select(['t.id', 't.words', 'last.how'])
		.where('t.teacher_id', '=', teacherId)
		.where('t.collaboration_id', 'is not distinct from', collaborationId)
		.where('t.settled_at', 'is', null)
		.orderBy('last.checked_at', (order) => order.desc().nullsLast())
		.orderBy('t.created_at', 'desc')
		.limit(20)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		words: row.words,
		last: (row.how ?? undefined) as How | undefined,
	}));
}

function findLookFors(tx: Tx): Promise<CaptureStart['lookFors']> {
	return tx
		.selectFrom('look_for')
		.select(['id', 'key', 'words'])
		.where('retired_at', 'is', null)
		.orderBy('position')
		.orderBy('id')
		.limit(60)
		.execute();
}

async function findHeld(tx: Tx, actor: Member, teacherId: string): Promise<CaptureStart['held']> {
	const rows = await tx
		.selectFrom('note')
		.select(['id', 'words', 'comes_up_on'])
		.where('author_id', '=', actor.personId)
		.where('teacher_id', '=', teacherId)
		.where('kind', '=', 'held-back')
		.where('settled_at', 'is', null)
		.orderBy('comes_up_on')
		.orderBy('id')
		.limit(10)
		.execute();
	return rows.map((row) => ({ id: row.id, words: row.words, comesUpOn: row.comes_up_on }));
}
