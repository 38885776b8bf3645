import { daysBetween } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { brokenConstraint, type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { most } from './booking.ts';

/** Whole days, from `from` up to, not including, `to`. */
export interface Days {
	from: string;
	to: string;
}

export function checkAway({ from, to }: Days): Refusal | undefined {
	const length = daysBetween(from, to);
	if (length < 1) return refuse('ends-before-start', { field: 'until' });
	return length > most.away
		? refuse('away-too-long', { field: 'until', args: { most: most.away } })
		: undefined;
}

/**
 * Says that one is away: nobody books these days. What is booked on them already stays until it is moved.
 * Refuses `ends-before-start`, `away-too-long`, `away-already`.
 */
export async function sayAway(actor: Member, days: Days): Promise<{ awayId: string } | Refusal> {
	const at = now();
	const wrong = checkAway(days);
	if (wrong) return wrong;
	return unitOfWork(actor, (tx) => insertAway(tx, actor, days, at)).catch((error: unknown) => {
		if (brokenConstraint(error) === 'away_person_id_daterange_excl')
			return refuse('away-already', { kind: 'conflict', field: 'from' });
		throw error;
	});
}

export async function insertAway(tx: Tx, actor: Member, days: Days, at: Date): Promise<{ awayId: string }> {
	const awayId = newId();
	await tx
		.insertInto('away')
		.values({
			id: awayId,
			person_id: actor.personId,
			starts_on: days.from,
			ends_on: days.to,
			made_at: at,
		})
		.execute();
	return { awayId };
}

/** Takes days away of one's own back: they can be booked again. Refuses `missing`. */
export async function takeBackAway(actor: Member, awayId: string): Promise<{ awayId: string } | Refusal> {
	if (!isId(awayId)) return missing;
	return unitOfWork(actor, async (tx) => {
		const away = await tx.deleteFrom('away').where('id', '=', awayId).returning('id').executeTakeFirst();
		return away ? { awayId } : missing;
	});
}
