import { now } from '#server/platform/clock.ts';
import { signedIn } from '../answer.ts';
import type { LayoutServerLoad } from './$types';

/** What the frame around every staff page needs. */
export const load: LayoutServerLoad = ({ locals }) => {
	const { standing } = signedIn(locals);
	return {
		frame: {
			name: standing.name,
			school: standing.school?.name ?? standing.organisation,
			zone: standing.school?.zone ?? 'UTC',
			now: now().toISOString(),
			roles: [...standing.roles],
			demonstration: standing.demonstration,
			shut: standing.shut,
		},
	};
};
