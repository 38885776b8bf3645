import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findUnitResources, resourceLanguages } from '#server/domain/resource/index.ts';
import {
	findUnitPage,
	mostOfUnitPage,
	pageAudiences,
	publishUnitPage,
	takeUnitPageBack,
} from '#server/domain/unit-page/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { field, found, read, refused, signedIn } from '../../../../../../answer.ts';
import { qrOf } from '../../../../../../qr.ts';
import { languageName } from '../../../../../../zones.ts';
import { languageOptions } from '../../../../../library/said.ts';
import { unitOf } from '../../unit-of.ts';
import type { Actions, PageServerLoad } from './$types';

/** Set with a form, and printed as it stands. */
export const csr = false;

const slots = [0, 1, 2, 3, 4, 5] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const unit = await unitOf(actor, params);
	if (!unit.team.mayPlan) error(404, 'missing');
	const page = found(await findUnitPage(actor, unit.id));
	const resources = await findUnitResources(actor, unit.id);
	const origin = settings().origin ?? url.origin;
	const address = page.code === null || !page.isPublished ? undefined : `${origin}/u/${page.code}`;
	const language = standing.school?.language.slice(0, 2) ?? 'en';
	const first = { language, title: unit.title, words: unit.centralIdea };
	const written = page.words.length > 0 ? page.words : [first];
	const isSeen = (audience: string) =>
		audience === 'anyone' || (page.audience === 'families' && audience === 'families');
	return {
		unit: { id: unit.id, title: unit.title, isPutAway: unit.isPutAway },
		team: unit.team.id,
		version: page.version,
		audience: page.audience,
		isPublished: page.isPublished,
		isDraft: page.isDraft,
		wasPublished: page.code !== null && !page.isDraft,
		address,
		picture: address === undefined ? undefined : qrOf(address),
		texts: [
			...written,
			...(written.length < slots.length ? [{ language: '', title: '', words: '' }] : []),
		].map((one, number) => ({ ...one, number })),
		languages: languageOptions(t).filter(({ value }) =>
			(resourceLanguages as readonly string[]).includes(value),
		),
		written: page.words.map((one) => languageName(one.language, t.locale)),
		withMyName: page.names.some(({ id }) => id === actor.personId),
		names: page.names.map(({ name }) => name),
		resources: resources.map((one) => ({
			id: one.id,
			title: one.title,
			audience: t(`library.audience.${one.audience}`),
			seen: isSeen(one.audience),
		})),
		now: (['published', 'taken-back'] as const).find((one) => one === url.searchParams.get('now')),
	};
};

type Text = `${'language' | 'title' | 'words'}${(typeof slots)[number]}`;
const texts = Object.fromEntries(
	slots.flatMap((number) => [
		[`language${number}`, field.optionalText(8)],
		[`title${number}`, field.optionalText(mostOfUnitPage.title)],
		[`words${number}`, field.optionalText(mostOfUnitPage.words)],
	]),
) as Record<Text, ReturnType<typeof field.optionalText>>;
const sent = z.object({
	version: field.whole(0, 1_000_000),
	audience: field.oneOf(pageAudiences),
	withMyName: field.checked(),
	...texts,
});

export const actions: Actions = {
	publish: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), sent);
		if ('failure' in form) return form.failure;
		const { version, audience, withMyName } = form.value;
		const known = new Set<string>(resourceLanguages);
		const language = (wanted = '') => (known.has(wanted) ? wanted : '');
		const words = slots.map((number) => ({
			language: language(form.value[`language${number}`]),
			title: form.value[`title${number}`] ?? '',
			words: form.value[`words${number}`] ?? '',
		}));
		const result = await publishUnitPage(actor, params.unit, { version, audience, withMyName, words });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/teams/${params.team}/units/${params.unit}/families?now=published`);
	},
	'take-back': async ({ locals, params }) => {
		const result = await takeUnitPageBack(signedIn(locals).actor, params.unit);
		if (isRefusal(result)) return refused(result);
		redirect(303, `/teams/${params.team}/units/${params.unit}/families?now=taken-back`);
	},
};
