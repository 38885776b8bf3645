import { holdActs, operate, recordAct } from '#server/domain/audit/index.ts';
import { heldFrom, todayOf } from '#server/domain/school/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { addressIsTaken, insertAddress } from './address.ts';
import { type Names, nameRow, readAddress } from './person.ts';
import { belong, reachSchool } from './reach-person.ts';
import { mayBeGiven } from './role.ts';
import { nameOf, type Role } from './standing.ts';

/** Somebody to add by hand. `entry` is made with the form and becomes the person's id; `startsOn` is a school day. */
export interface PersonToAdd extends Names {
	entry: string;
	schoolId: string;
	address?: string | undefined;
	roles: readonly Role[];
	startsOn: string;
}

/**
 * Adds a person to a school, with roles and, if known, an address. The same entry sent twice adds one person.
 * @returns the person's id; refused when a name is missing, the address is taken or two roles exclude each other
 */
export function addPerson(actor: Actor, wanted: PersonToAdd): Promise<string | Refusal> {
	if (!isId(wanted.entry)) return Promise.resolve(missing);
	const at = now();
	return operate<string | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const known = await tx
			.selectFrom('person')
			.select('id')
			.where('id', '=', wanted.entry)
			.executeTakeFirst();
		if (known) return known.id;
		const school = await reachSchool(tx, wanted.schoolId);
		if (isRefusal(school)) return school;
		const names = nameRow(wanted);
		if (isRefusal(names)) return names;
		const address = wanted.address ? readAddress(wanted.address) : undefined;
		if (isRefusal(address)) return address;
		if (address !== undefined) {
			const taken = await addressIsTaken(tx, address);
			if (taken) return taken;
		}
		const today = await todayOf(tx, school.zone, at);
		const startsOn = heldFrom(wanted.startsOn, today);
		const held: { role: Role; startsOn: string; endsOn: string | null }[] = [];
		for (const role of new Set(wanted.roles)) {
			const given = { role, startsOn, endsOn: null };
			const refusal = mayBeGiven(nameOf(names), held, given, today.school);
			if (refusal)
				return { ...refusal, field: refusal.field === 'role' ? 'roles[]' : (refusal.field ?? 'roles[]') };
			held.push(given);
		}
		await tx
			.insertInto('person')
			.values({ id: wanted.entry, ...names, created_at: at })
			.execute();
		if (address !== undefined) await insertAddress(tx, wanted.entry, address, 'operator', at);
		await belong(tx, newId(), wanted.entry, school.id, startsOn);
		if (held.length > 0)
			await tx
				.insertInto('role_assignment')
				.values(
					held.map(({ role }) => ({
						id: newId(),
						person_id: wanted.entry,
						school_id: school.id,
						role,
						starts_on: startsOn,
						granted_by: operator.kind === 'operator' ? operator.personId : null,
						granted_at: at,
					})),
				)
				.execute();
		await recordAct(tx, operator, {
			name: 'person.added',
			at,
			subjectId: wanted.entry,
			personId: wanted.entry,
			schoolId: school.id,
			detail: held.map(({ role }) => role).join(' '),
		});
		return wanted.entry;
	});
}
