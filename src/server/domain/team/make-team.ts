import { holdActs, operate, recordAct } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { nameIsTaken, reachTeam } from './reach-team.ts';
import { readName, type TeamKind } from './team.ts';

/**
 * Makes a team without people. `entry`, made with the form, becomes its id: sent twice, it is one team.
 * @returns the team's id; refused when the name is empty or taken
 */
export function makeTeam(
	actor: Actor,
	schoolId: string,
	wanted: { entry: string; name: string; kind: TeamKind },
): Promise<string | Refusal> {
	if (!isId(schoolId) || !isId(wanted.entry)) return Promise.resolve(missing);
	const at = now();
	return operate<string | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const known = await reachTeam(tx, wanted.entry);
		if (!isRefusal(known)) return known.id;
		const school = await tx.selectFrom('school').select('id').where('id', '=', schoolId).executeTakeFirst();
		if (!school) return missing;
		const name = readName(wanted.name);
		if (isRefusal(name)) return name;
		const taken = await nameIsTaken(tx, schoolId, name);
		if (taken) return taken;
		const last = await tx
			.selectFrom('team')
			.select((eb) => eb.fn.max('position').as('position'))
			.where('school_id', '=', schoolId)
			.executeTakeFirst();
		await tx
			.insertInto('team')
			.values({
				id: wanted.entry,
				school_id: schoolId,
				name,
				kind: wanted.kind,
				position: (last?.position ?? 0) + 1,
				created_at: at,
			})
			.execute();
		await recordAct(tx, operator, { name: 'team.made', at, subjectId: wanted.entry, schoolId, detail: name });
		return wanted.entry;
	});
}

/** Makes a division of a school; `entry` becomes its id. Refused when the name is empty or taken. */
export function makeDivision(
	actor: Actor,
	schoolId: string,
	wanted: { entry: string; name: string },
): Promise<string | Refusal> {
	if (!isId(schoolId) || !isId(wanted.entry)) return Promise.resolve(missing);
	const at = now();
	return operate<string | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const school = await tx.selectFrom('school').select('id').where('id', '=', schoolId).executeTakeFirst();
		if (!school) return missing;
		const name = readName(wanted.name, 'division');
		if (isRefusal(name)) return name;
		const divisions = await tx
			.selectFrom('division')
			.select(['id', 'name', 'position', 'school_id'])
			.where((eb) => eb.or([eb('school_id', '=', schoolId), eb('id', '=', wanted.entry)]))
			.execute();
		const made = divisions.find((one) => one.id === wanted.entry);
		if (made) return made.school_id === schoolId ? made.id : missing;
		if (divisions.some((one) => one.name === name))
			return refuse('division-name-taken', { kind: 'conflict', field: 'division' });
		const position = Math.max(0, ...divisions.map((one) => one.position)) + 1;
		await tx
			.insertInto('division')
			.values({ id: wanted.entry, school_id: schoolId, name, position })
			.execute();
		await recordAct(tx, operator, {
			name: 'division.made',
			at,
			subjectId: wanted.entry,
			schoolId,
			detail: name,
		});
		return wanted.entry;
	});
}
