import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findRotation, planRotation, stopPlan } from '#server/domain/rotation/index.ts';
import { weekOf } from '#server/domain/school/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../answer.ts';
import { whichSchool } from '../which-school.ts';
import type { Actions, PageServerLoad } from './$types';
import { clashesIn, daysOf, fairnessIn, monthsOf, movedIn } from './words.ts';

/** Of who moved, how many are named. */
const shownMoved = 12;
/** Of what is planned with the reader, how much is listed. */
const shownOwn = 12;

type FocusWeek = { focus: 'group' | 'one' | 'none'; visits: number };

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const { school } = await whichSchool(actor, standing, url);
	const page = found(await findRotation(actor, school.id));
	const day = daysOf(t, page);
	const thisWeek = weekOf(page.today);
	const state = page.plan?.state;
	const going = state === 'waiting' || state === 'computing';
	const { progress } = page;
	return {
		schoolId: school.id,
		schools: standing.schools.map(({ id, name }) => ({ id, name })),
		mayPlan: page.mayPlan,
		plan: page.plan && {
			id: page.plan.id,
			made: page.plan.madeAt.toISOString(),
			said: t(`rotation.state.${page.plan.state}`),
			good: state === 'best',
			going: going && page.mayPlan,
		},
		progress: {
			label: t(`rotation.aim.${progress?.aim ?? 'begin'}`),
			detail: progress
				? t('rotation.progress', {
						value: Math.round(progress.value),
						bound: Math.max(0, Math.round(progress.bound)),
					})
				: undefined,
		},
		months: monthsOf(
			t,
			page.weeks.map(({ on }) => on),
		),
		weeks: page.weeks.map(({ on }) => ({
			number: Number(on.slice(8)),
			said: t('rotation.week-of', { day: day(on) }),
			now: on === thisWeek,
		})),
		teams: page.plan
			? page.teams.map((team) => ({
					id: team.id,
					name: team.name,
					under: team.facilitator,
					weeks: team.weeks.map(({ focus, visits }): FocusWeek => ({ focus: focus ?? 'none', visits })),
				}))
			: [],
		own: page.own
			.filter(({ weekOn }) => weekOn >= thisWeek)
			.slice(0, shownOwn)
			.map((one) => ({
				said: t('rotation.week-of', { day: day(one.weekOn) }),
				what: t(one.group ? 'rotation.own-group' : 'rotation.own-one', { facilitator: one.facilitator }),
			})),
		teaches: page.own.length > 0 || standing.roles.has('teacher'),
		thisWeek: page.thisWeek.map((one) => ({
			id: one.teacherId,
			name: one.name,
			with: t('rotation.with', { facilitator: one.facilitator }),
			href:
				one.facilitatorId === actor.personId
					? `/visits/new?teacher=${one.teacherId}&kind=check-in&on=${page.today}`
					: undefined,
		})),
		fair: page.outcome ? fairnessIn(t, page.outcome, state === 'best' || state === 'near') : [],
		clashes: clashesIn(t, page),
		moved: movedIn(t, page, shownMoved),
	};
};

export const actions: Actions = {
	plan: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ schoolId: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await planRotation(actor, form.value.schoolId);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/rotation?school=${form.value.schoolId}`);
	},
	stop: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ schoolId: field.id(), plan: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await stopPlan(actor, form.value.plan);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/rotation?school=${form.value.schoolId}`);
	},
};
