import { dayAfter } from '#server/domain/school/index.ts';
import { technologyParts } from '#server/domain/unit/index.ts';
import type { Calendar } from './calendar.ts';
import { worksTowards } from './outcomes.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';
import { technologyLines, unitsOf } from './units.ts';
import type { WrittenCollaboration } from './write-collaborations.ts';
import type { WrittenSchool } from './write-school.ts';

/** Weeks of the year by number, between the breaks: for teams with six units, and for those with four. */
const six = [[0, 6], [6, 12], [14, 19], [19, 24], [25, 32], [32, 40]] as const; // biome-ignore format: pairs
const four = [
	[0, 9],
	[9, 17],
	[17, 27],
	[27, 40],
] as const;
const columns = {
	tuningIn: 'tuning_in',
	investigation: 'investigation',
	communication: 'communication',
	creation: 'creation',
	assessment: 'assessment',
} as const;

/**
 * The units of every team's year, with technology's part: of what runs now, how learning will show is still open. Every
 * collaboration of a team that goes on belongs to what its team teaches now.
 */
export function writeUnits(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	school: WrittenSchool,
	collaborations: readonly WrittenCollaboration[],
): void {
	const at = calendar.at(calendar.startsOn, '08:10');
	const codes = new Map(rows.standard.map((one) => [one.code, one.id]));
	for (const [team, teamId] of school.teams) {
		const list = unitsOf[team] ?? [];
		const suits = collaborations.filter(({ practice }) => practice.teams.includes(team));
		const author = school.teachers.find((one) => one.team === team)?.id ?? school.facilitators[0] ?? '';
		for (const [number, [title, idea]] of list.entries()) {
			const [from, to] = (list.length === 6 ? six : four)[number] ?? [0, 1];
			const id = random.id(at);
			const [startsOn, endsOn] = [
				dayAfter(calendar.startsOn, from * 7),
				dayAfter(calendar.startsOn, to * 7 - 2),
			];
			const own = suits.find(({ practice }) => practice.title === title)?.practice;
			const practice = own ?? (suits.length > 0 ? random.pick(suits).practice : undefined);
			rows.unit.push({
				id,
				school_id: school.id,
				team_id: teamId,
				title,
				central_idea: idea,
				aim: own?.aim ?? '',
				starts_on: startsOn,
				ends_on: endsOn,
				...Object.fromEntries(
					technologyParts
						.filter((part) => part !== 'assessment' || endsOn <= calendar.today)
						.map((part) => [columns[part], random.pick(technologyLines[part])]),
				),
				made_by: author,
				made_at: at,
			});
			for (const purpose of own ? (['content', 'technology'] as const) : (['technology'] as const))
				for (const code of (practice && worksTowards[practice.title]?.[purpose]) ?? []) {
					const standard_id = codes.get(code);
					if (standard_id !== undefined) rows.unit_standard.push({ unit_id: id, purpose, standard_id });
				}
			if (startsOn <= calendar.today && calendar.today < endsOn)
				for (const one of collaborations.filter(({ state }) => state === 'active'))
					if (rows.collaboration.some((row) => row.id === one.id && row.team_id === teamId))
						rows.unit_collaboration.push({
							collaboration_id: one.id,
							unit_id: id,
							placed_by: one.facilitator,
							placed_at: at,
						});
		}
	}
}
