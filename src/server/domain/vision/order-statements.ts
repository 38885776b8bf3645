import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { holdLock } from '#server/platform/database/hold-lock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { findVisionOf, mayWriteVision } from './find-vision.ts';

/** Reorders the statements that a school holds, one change at a time. */
async function reorder(
	tx: Tx,
	actor: Member,
	schoolId: string,
	change: (ids: readonly string[]) => readonly string[],
): Promise<{ schoolId: string } | Refusal> {
	if (!isId(schoolId) || !(await mayWriteVision(tx, schoolId))) return missing;
	await holdLock(tx, schoolId);
	const rows = await tx
		.selectFrom('vision_statement')
		.select('id')
		.where('school_id', '=', schoolId)
		.where('retired_at', 'is', null)
		.orderBy('position')
		.orderBy('written_at')
		.orderBy('id')
		.limit(100)
		.execute();
	const before = rows.map((row) => row.id);
	const after = change(before);
	if (after.every((id, place) => id === before[place])) return { schoolId };
	await sql`update vision_statement set position = o.n
		from unnest(${after}::uuid[]) with ordinality o (id, n) where vision_statement.id = o.id`.execute(tx);
	const event = { at: now(), schoolId, actorId: actor.personId, subjectId: schoolId };
	await recordEvent(tx, { ...event, name: 'vision.ordered' });
	return { schoolId };
}

/**
 * Puts what a school hopes to see in this order; what is not named comes after it, as it stood. Refuses `missing` to
 * whoever is neither facilitator nor leader of the school.
 */
export function orderStatements(
	actor: Member,
	schoolId: string,
	ids: readonly string[],
): Promise<{ schoolId: string } | Refusal> {
	return unitOfWork(actor, (tx) =>
		reorder(tx, actor, schoolId, (there) => [
			...new Set([...ids.filter((id) => there.includes(id)), ...there]),
		]),
	);
}

/** Moves a statement before the one above it; the first stays where it is. Refuses as `orderStatements` does. */
export async function raiseStatement(actor: Member, id: string): Promise<{ schoolId: string } | Refusal> {
	const school = await findVisionOf(actor, id);
	if (isRefusal(school)) return school;
	return unitOfWork(actor, (tx) =>
		reorder(tx, actor, school, (there) => {
			const place = there.indexOf(id);
			const above = there[place - 1];
			return above === undefined ? there : there.toSpliced(place - 1, 2, id, above);
		}),
	);
}
