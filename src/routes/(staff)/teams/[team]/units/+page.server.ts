import { findTeamYear, technologyParts } from '#server/domain/unit/index.ts';
import { found, signedIn } from '../../../../answer.ts';
import type { PageServerLoad } from './$types';
import { spanIn, yearShown } from './year.ts';

/** Drawn on the server; there is nothing for a script to do. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = signedIn(locals);
	const { t } = locals;
	const page = found(await findTeamYear(actor, params.team, url.searchParams.get('year') ?? undefined));
	const { team, year, years, units } = page;
	const span = spanIn(t);
	return {
		team: { id: team.id, name: team.name },
		mayPlan: team.mayPlan,
		year: { id: year.id, name: year.name },
		years: years
			.filter((one) => one.id !== '')
			.map((one) => ({
				href: `/teams/${team.id}/units?year=${one.id}`,
				label: one.name,
				current: one.id === year.id,
			})),
		shown: yearShown(page, t),
		units: units.map((unit) => ({
			id: unit.id,
			title: unit.title,
			centralIdea: unit.centralIdea,
			when: span(unit),
			runs: unit.startsOn <= team.today && team.today < unit.endsOn,
			over: unit.endsOn <= team.today,
			open: unit.open.length === technologyParts.length,
		})),
	};
};
