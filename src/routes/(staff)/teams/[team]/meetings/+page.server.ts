import { findMeetings, type Meeting } from '#server/domain/planning/index.ts';
import { found, signedIn } from '../../../../answer.ts';
import type { PageServerLoad } from './$types';
import { rhythmIn, whenIn } from './words.ts';

/** Read on the server; there is nothing for a script to do. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = signedIn(locals);
	const { t } = locals;
	const { team, coming, written, rhythms } = found(await findMeetings(actor, params.team));
	const [when, rhythm] = [whenIn(t), rhythmIn(t)];
	const row = (one: Meeting) => ({
		id: one.id,
		title: t(`meeting.kind.${one.kind}`),
		meta: [when(one), one.place].filter(Boolean).join(' · '),
		isToday: one.day === team.today,
		moved: one.moved,
		calledOff: one.calledOff,
	});
	return {
		team: { id: team.id, name: team.name },
		mayPlan: team.mayPlan,
		coming: coming.map(row),
		written: written.map(row),
		rhythms: rhythms.map((one) => ({ id: one.id, said: rhythm(one) })),
		saved: url.searchParams.has('saved'),
	};
};
