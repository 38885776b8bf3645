import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';

/** Puts a resource into a unit, within a unit of work; twice is once. */
export async function placeIn(
	tx: Tx,
	actor: Member,
	resourceId: string,
	unitId: string,
	at: Date,
): Promise<undefined | Refusal> {
	if (!isId(resourceId) || !isId(unitId)) return missing;
	await tx
		.insertInto('resource_unit')
		.values({ resource_id: resourceId, unit_id: unitId, placed_by: actor.personId, placed_at: at })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return undefined;
}

/** Says that a resource is for a unit. Refuses `missing` to who does not plan the unit or does not read the resource. */
export function placeResource(
	actor: Member,
	resourceId: string,
	unitId: string,
): Promise<{ id: string } | Refusal> {
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const placed = await placeIn(tx, actor, resourceId, unitId, at);
		return isRefusal(placed) ? placed : { id: resourceId };
	}).catch(hiddenIsMissing);
}

/** Takes a resource out of a unit; it stays in the library. Refuses `missing`. */
export function takeResourceOut(
	actor: Member,
	resourceId: string,
	unitId: string,
): Promise<{ id: string } | Refusal> {
	if (!isId(resourceId) || !isId(unitId)) return Promise.resolve(missing);
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const gone = await tx
			.deleteFrom('resource_unit')
			.where('resource_id', '=', resourceId)
			.where('unit_id', '=', unitId)
			.executeTakeFirst();
		return gone.numDeletedRows === 0n ? missing : { id: resourceId };
	});
}

/** Has the resources of a unit, of those that the actor reads, go along to what it was carried to. Withdrawn ones stay behind. */
export async function carryResources(
	tx: Tx,
	actor: Member,
	{ from, to, at }: { from: string; to: string; at: Date },
): Promise<void> {
	await tx
		.insertInto('resource_unit')
		.columns(['resource_id', 'unit_id', 'placed_by', 'placed_at'])
		.expression((eb) =>
			eb
				.selectFrom('resource_unit as p')
				.innerJoin('resource as r', 'r.id', 'p.resource_id')
				.select([
					'p.resource_id',
					eb.cast<string>(eb.val(to), 'uuid').as('unit_id'),
					eb.cast<string>(eb.val(actor.personId), 'uuid').as('placed_by'),
					// In the order in which they stood.
					sql<Date>`${at}::timestamptz + (row_number() over (order by p.placed_at, p.resource_id)) * interval '1 microsecond'`.as(
						'placed_at',
					),
				])
				.where('p.unit_id', '=', from)
				.where('r.withdrawn_at', 'is', null),
		)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
