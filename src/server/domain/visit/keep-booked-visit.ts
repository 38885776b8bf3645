import { editionFor } from '#server/domain/guide/index.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { brokenConstraint, type Tx } from '#server/platform/database/index.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import type { TimeKind, VisitKind } from './visit.ts';

/** When and where a visit is. */
export interface VisitTime {
	startsAt: Date;
	minutes: number;
	place: string;
	remote: boolean;
}

/** A visit that is made of a booking: a visit of who is booked, with who booked. */
export interface BookedVisit extends VisitTime {
	id: string;
	schoolId: string;
	/** Unique per author. */
	entry: string;
	author: { personId: string; part: 'facilitator' | 'specialist' };
	bookedBy: string;
	kind: VisitKind;
	timeKind: TimeKind;
	grouping: 'one-to-one' | 'group';
}

/** Writes the visit that a booking is, in the unit of work that books. */
export async function writeBookedVisit(tx: Tx, visit: BookedVisit, at: Date): Promise<void> {
	await tx
		.insertInto('visit')
		.values({
			id: visit.id,
			school_id: visit.schoolId,
			author_id: visit.author.personId,
			entry_id: visit.entry,
			kind: visit.kind,
			time_kind: visit.timeKind,
			grouping: visit.grouping,
			...timeColumns(visit),
			state: 'planned',
			guide_edition: await editionFor(tx, visit.schoolId, visit.kind),
			captured_at: at,
		})
		.execute();
	await tx
		.insertInto('visit_person')
		.values([
			{ visit_id: visit.id, person_id: visit.author.personId, part: visit.author.part },
			{ visit_id: visit.id, person_id: visit.bookedBy, part: 'teacher' },
		])
		.execute();
}

/** Moves a planned visit, in the unit of work that decides it. Gives whether there was one. */
export async function moveVisitIn(tx: Tx, visitId: string, time: VisitTime): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('visit')
		.set((eb) => ({ ...timeColumns(time), version: eb('version', '+', 1) }))
		.where('id', '=', visitId)
		.where('state', '=', 'planned')
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** Cancels a planned visit, in the unit of work that decides it. Gives whether there was one. */
export async function cancelVisitIn(tx: Tx, visitId: string): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('visit')
		.set((eb) => ({ state: 'cancelled', version: eb('version', '+', 1) }))
		.where('id', '=', visitId)
		.where('state', '=', 'planned')
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

function timeColumns({ startsAt, minutes, place, remote }: VisitTime) {
	return { starts_at: startsAt, minutes, place, remote };
}

/** For what a unit of work threw: a visit that was booked is moved and cancelled as a booking; the rest as `hiddenIsMissing`. */
export function bookedIsKept(error: unknown): Refusal {
	if (brokenConstraint(error) === 'visit_keeps_booking')
		return refuse('visit-is-booked', { kind: 'conflict' });
	return hiddenIsMissing(error);
}
