import { holdActs, operate, recordAct } from '#server/domain/audit/index.ts';
import { heldFrom, todayOf } from '#server/domain/school/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { matchTeams, readClasses } from './find-proposal.ts';
import { digestOf, type Grouping, suggestTeams } from './proposal.ts';
import { join, nameIsTaken } from './reach-team.ts';
import { readName } from './team.ts';

/** Which of the suggested teams to form, and what to call them. */
export interface TeamsToForm {
	by: readonly Grouping[];
	/** As the proposal gave it. */
	seen: string;
	teams: { key: string; name: string }[];
}

/**
 * Forms the chosen teams from the roster's classes, or fills those that are there; nobody is taken out of a team.
 * @returns how many teams there are now of those chosen; refused when the roster's classes have changed since they were
 * shown, when nothing is chosen or a name is taken. Sent twice, it forms them once.
 */
export function formTeams(actor: Actor, schoolId: string, wanted: TeamsToForm): Promise<number | Refusal> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	const at = now();
	return operate<number | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const school = await tx
			.selectFrom('school')
			.select(['id', 'zone'])
			.where('id', '=', schoolId)
			.executeTakeFirst();
		if (!school) return missing;
		const suggested = suggestTeams(await readClasses(tx, schoolId), wanted.by);
		if (digestOf(suggested) !== wanted.seen) return refuse('teams-changed', { kind: 'conflict' });
		const names = new Map(wanted.teams.map((team) => [team.key, team.name]));
		const chosen = suggested.filter((team) => names.has(team.key));
		if (chosen.length === 0) return refuse('no-team-chosen', { field: 'team[]' });
		const known = await matchTeams(tx, schoolId, suggested, names);
		const today = await todayOf(tx, school.zone, at);
		const startsOn = heldFrom(today.school, today);
		for (const team of chosen) {
			let id = known.get(team.key)?.id;
			if (id === undefined) {
				const field = `name:${team.key}`;
				const name = readName(names.get(team.key) ?? '', field);
				if (isRefusal(name)) return name;
				const taken = await nameIsTaken(tx, schoolId, name);
				if (taken) return { ...taken, field };
				id = newId();
				const grade = team.grouping === 'grade' ? team.of.slice(0, 40) : null;
				const kind = team.grouping === 'grade' ? 'grade' : 'department';
				const position = suggested.indexOf(team) + 1;
				await tx
					.insertInto('team')
					.values({ id, school_id: schoolId, name, kind, grade, position, created_at: at })
					.execute();
			}
			await join(tx, id, team.personIds, startsOn);
		}
		const changes = chosen.some((team) => {
			const members = known.get(team.key)?.members;
			return !members || team.personIds.some((id) => !members.has(id));
		});
		if (changes)
			await recordAct(tx, operator, {
				name: 'teams.formed',
				at,
				subjectId: schoolId,
				schoolId,
				detail: String(chosen.length),
			});
		return chosen.length;
	});
}
