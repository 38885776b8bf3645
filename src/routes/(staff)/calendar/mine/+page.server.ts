import type { Actions, PageServerLoad } from './$types';
import { loadDays } from './load-days.ts';
import { move } from './move.ts';

export const load: PageServerLoad = (event) => loadDays(event, { kind: 'self' });

export const actions: Actions = { move };
