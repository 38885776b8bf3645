import { holdActs, operate, recordAct } from '#server/domain/audit/index.ts';
import { dayAfter, heldFrom, todayOf } from '#server/domain/school/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { hasOtherOperator } from './operators.ts';
import { reachSchool } from './reach-person.ts';
import { endOf } from './role.ts';

/**
 * Ends a role, now or on a day to come.
 * @param lastDay the last school day on which it holds; without it, it ends this very moment
 * @returns whose role it was; refused for the last operator, and for a day that is past; missing for who is no operator
 */
export function endRole(actor: Actor, roleId: string, lastDay?: string): Promise<string | Refusal> {
	if (!isId(roleId)) return Promise.resolve(missing);
	const at = now();
	return operate<string | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const held = await tx
			.selectFrom('role_assignment')
			.selectAll()
			.where('id', '=', roleId)
			.executeTakeFirst();
		if (!held) return missing;
		const school = await reachSchool(tx, held.school_id);
		if (isRefusal(school)) return school;
		const today = await todayOf(tx, school.zone, at);
		if (lastDay !== undefined && lastDay < dayAfter(today.school, -1))
			return refuse('ends-in-the-past', { field: 'lastDay' });
		const wanted = heldFrom(lastDay === undefined ? today.school : dayAfter(lastDay), today);
		const day = endOf(held.starts_on, wanted);
		if (held.ends_on !== null && held.ends_on <= day) return held.person_id;
		if (held.role === 'operator' && !(await hasOtherOperator(tx, held.person_id)))
			return refuse('last-operator', { kind: 'conflict', field: 'lastDay' });
		// Written first: who ends their own role as operator cannot write it any more.
		await recordAct(tx, operator, {
			name: 'role.ended',
			at,
			subjectId: roleId,
			personId: held.person_id,
			schoolId: held.school_id,
			detail: held.role,
		});
		await tx.updateTable('role_assignment').set({ ends_on: day }).where('id', '=', roleId).execute();
		return held.person_id;
	});
}
