import { findCoverage } from '#server/domain/standard/index.ts';
import { found, signedIn } from '../../../../answer.ts';
import { whichSchool } from '../../../which-school.ts';
import type { PageServerLoad } from './$types';

/** A table to read: there is nothing for a script to do. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const { school } = await whichSchool(actor, standing, url);
	const page = found(
		await findCoverage(actor, school.id, {
			frameworkId: params.framework,
			teamId: url.searchParams.get('team') ?? undefined,
			from: Number(url.searchParams.get('from') ?? -1) || -1,
		}),
	);
	const address = (wanted: { framework: string; team?: string | undefined; from?: number }) => {
		const query = new URLSearchParams({ school: school.id });
		if (wanted.team !== undefined) query.set('team', wanted.team);
		if (wanted.from !== undefined) query.set('from', String(wanted.from));
		return `/standards/${wanted.framework}/coverage?${query}`;
	};
	const { frameworkId: framework, teamId: team, named, all } = page;
	const teamName = page.teams.find(({ id }) => id === team)?.name;
	return {
		framework: page.frameworks.find(({ id }) => id === framework)?.title ?? '',
		frameworks: page.frameworks.map(({ id, title }) => ({
			href: address({ framework: id, team }),
			label: title,
			current: id === framework,
		})),
		teams: [
			{ href: address({ framework }), label: t('standard.coverage.all-teams'), current: team === undefined },
			...page.teams.map(({ id, name }) => ({
				href: address({ framework, team: id }),
				label: name,
				current: id === team,
			})),
		],
		back: `/standards/${framework}?school=${school.id}`,
		share:
			teamName === undefined
				? t('standard.coverage.share', { named, all })
				: t('standard.coverage.share-team', { named, all, team: teamName }),
		columns: page.columns.map(({ name, named: count }) => ({
			label: t('standard.coverage.column', { name, named: count }),
		})),
		rows: page.rows.map(({ id, code, title, statement, units }) => ({
			id,
			href: `/standards/${framework}?at=${id}`,
			head: [code, title || statement].filter(Boolean).join(' '),
			cells: page.columns.map((column) => {
				const count = units[column.id] ?? 0;
				if (count === 0) return '';
				return team === undefined ? t('standard.coverage.units', { count }) : t('standard.coverage.yes');
			}),
		})),
		more: page.next === undefined ? undefined : address({ framework, team, from: page.next }),
	};
};
