import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/index.ts';
import { most, technologyParts, type UnitLine, type UnitWords } from './unit.ts';

/** The columns of what is written of a unit, no longer than it may be. */
export function columnsOf(words: UnitWords, endsOn: string) {
	const { technology } = words;
	const line = (part: (typeof technologyParts)[number]) => technology[part].slice(0, most.technology);
	return {
		title: words.title,
		central_idea: words.centralIdea,
		aim: words.aim,
		starts_on: words.startsOn,
		ends_on: endsOn,
		tuning_in: line('tuningIn'),
		investigation: line('investigation'),
		communication: line('communication'),
		creation: line('creation'),
		assessment: line('assessment'),
	};
}

/** Units that are not put away, with all that is written of them, by their first day. */
export function unitRows(tx: Tx) {
	return tx
		.selectFrom('unit as u')
		.select([
			'u.id', 'u.school_id', 'u.team_id', 'u.title', 'u.central_idea', 'u.aim', 'u.starts_on', 'u.ends_on', 'u.tuning_in',
			'u.investigation', 'u.communication', 'u.creation', 'u.assessment', 'u.carried_from', 'u.put_away_at', 'u.version',
		]) // biome-ignore format: sixteen names read best together
		.orderBy('u.starts_on')
		.orderBy('u.ends_on')
		.orderBy('u.id');
}

export type UnitRow = Awaited<ReturnType<ReturnType<typeof unitRows>['executeTakeFirstOrThrow']>>;

/** Technology's part in a unit, as it is written. */
export function technologyOf(row: UnitRow): UnitWords['technology'] {
	return {
		tuningIn: row.tuning_in,
		investigation: row.investigation,
		communication: row.communication,
		creation: row.creation,
		assessment: row.assessment,
	};
}

/** A unit as it stands in its team's year. */
export function lineOf(row: UnitRow): UnitLine {
	const technology = technologyOf(row);
	return {
		id: row.id,
		teamId: row.team_id,
		title: row.title,
		centralIdea: row.central_idea,
		startsOn: row.starts_on,
		endsOn: row.ends_on,
		open: technologyParts.filter((part) => technology[part] === ''),
	};
}

/** Whether the actor plans a team: writes its units and sets its rhythm. */
export async function plansTeam(tx: Tx, teamId: string): Promise<boolean> {
	const { rows } = await sql<{ may: boolean }>`
		select ${teamId}::uuid = any ((select my_planning_teams())::uuid[]) as may`.execute(tx);
	return rows[0]?.may ?? false;
}
