import { now } from '#server/platform/clock.ts';
import { signedIn } from '../answer.ts';
import type { LayoutServerLoad } from './$types';
import { firstThing, placesFor } from './places.ts';

/** What the frame around every staff page needs. */
export const load: LayoutServerLoad = ({ locals }) => {
	const { standing } = signedIn(locals);
	return {
		frame: {
			name: standing.name,
			school: standing.school?.name ?? standing.organisation,
			zone: standing.school?.zone ?? 'UTC',
			now: now().toISOString(),
			places: placesFor(standing.roles, locals.t),
			first: firstThing([...standing.roles], locals.t),
			demonstration: standing.demonstration,
			shut: standing.shut,
		},
	};
};
