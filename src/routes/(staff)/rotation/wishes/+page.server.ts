import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { dropWish, findRotation, makeWish, wishKinds } from '#server/domain/rotation/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { whichSchool } from '../../which-school.ts';
import { daysOf, lastDayOf } from '../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const { school } = await whichSchool(actor, standing, url);
	const page = found(await findRotation(actor, school.id));
	if (!page.mayPlan) error(404, 'missing');
	const day = daysOf(t, page);
	const nameOf = new Map(
		[...page.allTeams, ...page.facilitators, ...page.teachers].map(({ id, name }) => [id, name]),
	);
	const options = (kind: 'team' | 'person', list: { id: string; name: string }[]) =>
		list.map(({ id, name }) => ({ value: `${kind}:${id}`, label: name }));
	return {
		schoolId: school.id,
		saved: url.searchParams.has('saved'),
		entry: crypto.randomUUID(),
		today: page.today,
		whose: [
			{ label: t('rotation.wish.teams'), options: options('team', page.allTeams) },
			{
				label: t('rotation.wish.teachers'),
				options: options(
					'person',
					page.teachers.toSorted((a, b) => a.name.localeCompare(b.name, t.locale)),
				),
			},
			{ label: t('rotation.wish.facilitators'), options: options('person', page.facilitators) },
		],
		wishes: page.wishes.map((wish) => ({
			id: wish.id,
			whose: nameOf.get(wish.teamId ?? wish.personId ?? '') ?? '',
			line: t('rotation.wish.line', {
				kind: t(`rotation.wish.kind.${wish.kind}`),
				from: day(wish.startsOn),
				to: day(lastDayOf(wish.endsOn)),
			}),
			words: wish.words,
			firm: wish.firm,
		})),
	};
};

export const actions: Actions = {
	add: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({
				schoolId: field.id(),
				whose: z.string().regex(/^(team|person):[0-9a-f-]{36}$/i),
				kind: field.oneOf(wishKinds),
				firm: field.oneOf(['yes', 'no']),
				startsOn: field.day(),
				lastDay: field.day(),
				words: field.optionalText(200),
				entry: field.id(),
			}),
		);
		if ('failure' in form) return form.failure;
		const { schoolId, whose, firm, words = '', ...wish } = form.value;
		const [sort, id = ''] = whose.split(':');
		const result = await makeWish(actor, schoolId, {
			...wish,
			words,
			firm: firm === 'yes',
			teamId: sort === 'team' ? id : null,
			personId: sort === 'person' ? id : null,
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/rotation/wishes?school=${schoolId}&saved`);
	},
	drop: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ schoolId: field.id(), wish: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await dropWish(actor, form.value.wish);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/rotation/wishes?school=${form.value.schoolId}&saved`);
	},
};
