import { findNotebook, findNotebooks } from '#server/domain/notebook/index.ts';
import { found, signedIn } from '../../answer.ts';
import type { PageServerLoad } from './$types';
import { notebookAsked } from './asked.ts';
import { suggested } from './suggested.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const zone = standing.school?.zone ?? 'UTC';
	const visits = (['facilitator', 'librarian', 'specialist'] as const).some((role) =>
		standing.roles.has(role),
	);
	const teaches = standing.roles.has('teacher');
	const overview = visits
		? await findNotebooks(actor, zone, url.searchParams.get('after') ?? undefined)
		: undefined;
	const { t } = locals;
	const nothing = overview ? 'empty' : 'neither';
	const finished = overview?.notebooks.filter(({ state }) => state === 'finished') ?? [];
	const count = overview?.total ?? 0;
	return {
		// Said here: no browser need have these sentences, nor count in them.
		said: {
			lede: t('notebook.lede', { count }),
			all: t('notebook.all-note', { count }),
			finished: t('notebook.finished', { count: finished.length }),
			putOff: t('notebook.whom.put-off-count', { count: overview?.putOff.length ?? 0 }),
			who: t('notebook.who.overview'),
			nobody: t('notebook.next-visits.none'),
			why: t('notebook.next-visits-note'),
			own: t('notebook.own.lede'),
			bring: t('kept-log.bring'),
			first: t('notebook.empty.first'),
			search: t('notebook.search.link'),
			nothing: t(`notebook.${nothing}.title`),
			hint: t(`notebook.${nothing}.hint`),
		},
		me: actor.personId,
		entry: crypto.randomUUID(),
		...notebookAsked(url),
		overview,
		underWay: overview?.notebooks.filter(({ state }) => state !== 'finished') ?? [],
		finished,
		suggestions: suggested(overview?.suggestions ?? [], locals.t),
		own:
			teaches && !visits
				? found(await findNotebook(actor, actor.personId, { ...notebookAsked(url).wanted, zone }))
				: undefined,
		teaches,
		mayPropose: teaches || standing.roles.has('facilitator'),
		bringsLog: standing.roles.has('facilitator'),
	};
};
