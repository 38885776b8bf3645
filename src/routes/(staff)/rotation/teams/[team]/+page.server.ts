import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { dropPin, findRotatingTeam, setPin } from '#server/domain/rotation/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import { daysOf, whyFocusIn, whyVisitIn } from '../../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = signedIn(locals);
	const { t } = locals;
	const page = found(await findRotatingTeam(actor, params.team));
	const day = daysOf(t, page);
	const said = (period: { startsOn: string; lastWeek: string }) =>
		t('rotation.team.period', { from: day(period.startsOn), to: day(dayAfter(period.lastWeek, 4)) });
	return {
		schoolId: page.schoolId,
		name: page.team.name,
		facilitator: page.facilitator,
		planned: page.planned,
		saved: url.searchParams.has('saved'),
		min: page.today,
		max: page.weeks.at(-1) ?? page.today,
		periods: page.periods.map((one) => ({
			startsOn: one.startsOn,
			said: said(one),
			inFocus: one.inFocus,
			settled: one.settled,
			why: whyFocusIn(t, one.why, one.others),
			pin: one.pin && { id: one.pin.id, holds: one.pin.holds },
		})),
		teachers: page.teachers.map((teacher) => ({
			id: teacher.id,
			name: teacher.name,
			visits: teacher.periods.flatMap(({ visits, missed }, at) => {
				const period = page.periods[at];
				const lines = visits.map((visit) => ({
					said: t('rotation.week-of', { day: day(visit.weekOn) }),
					why: whyVisitIn(t, visit.why, period?.inFocus ?? false),
					missed: false,
				}));
				if (missed && period)
					lines.push({
						said: said(period),
						why: `${t('rotation.team.nothing')}: ${whyVisitIn(t, missed, false)}`,
						missed: true,
					});
				return lines;
			}),
		})),
		pins: page.pins
			.filter(({ teacherId }) => teacherId !== null)
			.map((pin) => ({
				id: pin.id,
				said: t(pin.holds ? 'rotation.team.pin-yes' : 'rotation.team.pin-no', {
					name: page.teachers.find(({ id }) => id === pin.teacherId)?.name ?? '',
					day: day(pin.weekOn),
				}),
			})),
	};
};

export const actions: Actions = {
	pin: async ({ locals, request, params }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({
				schoolId: field.id(),
				teacher: field.optionalId(),
				on: field.day(),
				holds: field.oneOf(['yes', 'no']),
			}),
		);
		if ('failure' in form) return form.failure;
		const { schoolId, teacher, on, holds } = form.value;
		const result = await setPin(actor, schoolId, {
			teamId: teacher === undefined ? params.team : null,
			teacherId: teacher ?? null,
			weekOn: on,
			holds: holds === 'yes',
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/rotation/teams/${params.team}?saved`);
	},
	unpin: async ({ locals, request, params }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ pin: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await dropPin(actor, form.value.pin);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/rotation/teams/${params.team}?saved`);
	},
};
