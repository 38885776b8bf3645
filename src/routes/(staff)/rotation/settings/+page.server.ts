import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	changeRotation,
	findRotation,
	rotationBounds,
	setRotatingFacilitator,
	setRotatingTeam,
} from '#server/domain/rotation/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { whichSchool } from '../../which-school.ts';
import { listOf, weekdaysIn } from '../words.ts';
import type { Actions, PageServerLoad } from './$types';

const pairs = [
	['teamsAtATime', 'teamsEach'],
	['focusWeeks', 'groupWeeks'],
	['oneToOnes', 'visitsADay'],
] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const { school } = await whichSchool(actor, standing, url);
	const page = found(await findRotation(actor, school.id));
	if (!page.mayPlan) error(404, 'missing');
	const days = weekdaysIn(t);
	const said = (weekday: number) => days[weekday - 1]?.label ?? '';
	return {
		schoolId: school.id,
		version: page.version,
		saved: url.searchParams.has('saved'),
		days,
		numbers: pairs.map((pair) =>
			pair.map((name) => ({
				name,
				label: t(`rotation.set.${name}`),
				value: page.settings[name],
				least: rotationBounds[name][0],
				most: rotationBounds[name][1],
			})),
		),
		facilitators: page.facilitators.map((one) => ({
			id: one.id,
			name: one.name,
			weekdays: (one.weekdays ?? [1, 2, 3, 4, 5]).map(String),
			visitsADay: one.visitsADay === null ? '' : String(one.visitsADay),
			note:
				one.weekdays === null || one.weekdays.length === 7
					? t('rotation.set.all-days')
					: listOf(t, one.weekdays.map(said)),
		})),
		teams: page.allTeams.map((team) => ({
			id: team.id,
			name: team.name,
			takesPart: team.takesPart,
			weekday: team.weekday === null ? '' : String(team.weekday),
			facilitatorId: team.facilitatorId ?? '',
			note: [
				t(team.takesPart ? 'rotation.set.takes-part-yes' : 'rotation.set.takes-part-no'),
				...(team.weekday === null ? [] : [said(team.weekday)]),
				...page.facilitators.filter(({ id }) => id === team.facilitatorId).map(({ name }) => name),
			].join(' · '),
		})),
	};
};

const whole = (name: (typeof pairs)[number][number]) =>
	field.whole(rotationBounds[name][0], rotationBounds[name][1]);

export const actions: Actions = {
	rotate: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({
				schoolId: field.id(),
				version: field.whole(0, 1_000_000),
				teamsAtATime: whole('teamsAtATime'),
				teamsEach: whole('teamsEach'),
				focusWeeks: whole('focusWeeks'),
				groupWeeks: whole('groupWeeks'),
				oneToOnes: whole('oneToOnes'),
				visitsADay: whole('visitsADay'),
			}),
		);
		if ('failure' in form) return form.failure;
		const { schoolId, ...settings } = form.value;
		const result = await changeRotation(actor, schoolId, settings);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/rotation/settings?school=${schoolId}&saved`);
	},
	facilitator: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({
				schoolId: field.id(),
				person: field.id(),
				'weekdays[]': z.preprocess(
					(value) => value ?? [],
					z.array(z.coerce.number().int().min(1).max(7)).max(7),
				),
				visits: z.preprocess((value) => value || undefined, whole('visitsADay').optional()),
			}),
		);
		if ('failure' in form) return form.failure;
		const { schoolId, person, visits = null } = form.value;
		const said = { weekdays: form.value['weekdays[]'], visitsADay: visits };
		const result = await setRotatingFacilitator(actor, schoolId, person, said);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/rotation/settings?school=${schoolId}&saved`);
	},
	team: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({
				schoolId: field.id(),
				team: field.id(),
				takesPart: field.oneOf(['yes', 'no']),
				weekday: z.preprocess((value) => value || undefined, field.whole(1, 7).optional()),
				with: field.optionalId(),
			}),
		);
		if ('failure' in form) return form.failure;
		const { schoolId, team, takesPart, weekday = null } = form.value;
		const said = { takesPart: takesPart === 'yes', weekday, facilitatorId: form.value.with ?? null };
		const result = await setRotatingTeam(actor, team, said);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/rotation/settings?school=${schoolId}&saved`);
	},
};
