import { error } from '@sveltejs/kit';
import type { Whose } from '#server/domain/timetable/index.ts';
import { loadDays } from '../mine/load-days.ts';
import { move } from '../mine/move.ts';
import type { Actions, PageServerLoad } from './$types';

const kinds = ['person', 'team', 'school'] as const;

/** Whose days an address asks for: `?person=`, `?team=` or `?school=`. */
function whoseIn(url: URL): Whose {
	for (const kind of kinds) {
		const id = url.searchParams.get(kind);
		if (id) return { kind, id };
	}
	error(404, 'missing');
}

export const load: PageServerLoad = (event) => loadDays(event, whoseIn(event.url));

export const actions: Actions = { move };
