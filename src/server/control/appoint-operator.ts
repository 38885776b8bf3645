import { addPerson, giveRole } from '#server/domain/people/index.ts';
import { schoolDay } from '#server/domain/school/index.ts';
import { machine } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';

/** Whom the command line makes an operator: by their address; the names are for somebody who is not there yet. */
export interface OperatorOrder {
	address: string;
	given: string;
	family: string;
}

/**
 * Makes somebody an operator from the server's own command line: after a roster was imported into an empty installation, or
 * when no operator is left. Whoever may open the socket or the data directory could do as much.
 * @returns whether the person was added; refused when there is no school, a name is missing, or they are one already
 */
export async function appointOperator(order: OperatorOrder): Promise<{ added: boolean } | Refusal> {
	const { school, found } = await unitOfWork(machine, async (tx) => ({
		school: await tx
			.selectFrom('school')
			.select(['id', 'zone'])
			.orderBy('created_at')
			.orderBy('id')
			.executeTakeFirst(),
		found: await tx
			.selectFrom('person_address as a')
			.leftJoin('membership as m', 'm.person_id', 'a.person_id')
			.select(['a.person_id', 'm.school_id'])
			.where('a.address', '=', order.address.trim())
			.where('a.retired_at', 'is', null)
			.executeTakeFirst(),
	}));
	if (!school) return missing;
	const startsOn = schoolDay(school.zone, now());
	const done = found
		? await giveRole(machine, found.person_id, {
				entry: newId(),
				schoolId: found.school_id ?? school.id,
				role: 'operator',
				startsOn,
			})
		: await addPerson(machine, {
				...order,
				entry: newId(),
				schoolId: school.id,
				roles: ['operator'],
				startsOn,
			});
	return isRefusal(done) ? done : { added: found === undefined };
}
