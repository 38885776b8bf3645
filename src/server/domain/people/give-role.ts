import { holdActs, operate, recordAct } from '#server/domain/audit/index.ts';
import { dayAfter, heldFrom, todayOf } from '#server/domain/school/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { belong, reachPerson, reachSchool } from './reach-person.ts';
import { mayBeGiven } from './role.ts';
import type { Role } from './standing.ts';

/** A role to give, from one school day to another, both included. `entry` is made with the form. */
export interface RoleToGive {
	entry: string;
	schoolId: string;
	role: Role;
	startsOn: string;
	lastDay?: string | undefined;
}

/**
 * Gives somebody a role in a school; they belong to it from then on.
 * @returns the role's id, which is the entry; refused when it excludes another, is held already or begins too far away
 */
export function giveRole(actor: Actor, personId: string, wanted: RoleToGive): Promise<string | Refusal> {
	if (!isId(wanted.entry)) return Promise.resolve(missing);
	const at = now();
	return operate<string | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const person = await reachPerson(tx, personId);
		if (isRefusal(person)) return person;
		const school = await reachSchool(tx, wanted.schoolId);
		if (isRefusal(school)) return school;
		const rows = await tx
			.selectFrom('role_assignment')
			.select(['id', 'role', 'starts_on', 'ends_on'])
			.where('person_id', '=', personId)
			.where('school_id', '=', school.id)
			.execute();
		const given = await tx
			.selectFrom('role_assignment')
			.select('person_id')
			.where('id', '=', wanted.entry)
			.executeTakeFirst();
		if (given) return given.person_id === personId ? wanted.entry : missing;
		const today = await todayOf(tx, school.zone, at);
		const role = {
			role: wanted.role,
			startsOn: heldFrom(wanted.startsOn, today),
			endsOn: wanted.lastDay === undefined ? null : heldFrom(dayAfter(wanted.lastDay), today),
		};
		const held = rows.map((row) => ({
			role: row.role as Role,
			startsOn: row.starts_on,
			endsOn: row.ends_on,
		}));
		const refusal = mayBeGiven(person.name, held, role, today.school);
		if (refusal) return refusal;
		await belong(tx, newId(), personId, school.id, role.startsOn);
		await tx
			.insertInto('role_assignment')
			.values({
				id: wanted.entry,
				person_id: personId,
				school_id: school.id,
				role: role.role,
				starts_on: role.startsOn,
				ends_on: role.endsOn,
				granted_by: operator.kind === 'operator' ? operator.personId : null,
				granted_at: at,
			})
			.execute();
		await recordAct(tx, operator, {
			name: 'role.given',
			at,
			subjectId: wanted.entry,
			personId,
			schoolId: school.id,
			detail: role.role,
		});
		return wanted.entry;
	});
}
