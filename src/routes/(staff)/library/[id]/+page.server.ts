import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	deleteResource,
	findResource,
	placeResource,
	takeOverResource,
	takeResourceOut,
	withdrawResource,
} from '#server/domain/resource/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { datesIn, listsIn, numbersIn } from '#ui/formats.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { gradeName } from '../../../grade-name.ts';
import { languageName } from '../../../zones.ts';
import { audienceSaid } from '../said.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Read on the server; a how-to sheet prints as it stands. */
export const csr = false;

const done = ['added', 'saved', 'placed', 'out', 'back', 'taken-over'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const page = found(await findResource(actor, params.id));
	const timeZone = standing.schools.find(({ id }) => id === page.schoolId)?.zone;
	const list = (words: string[]) => listsIn(t.locale).format(words);
	const now = done.find((one) => one === url.searchParams.get('now'));
	const facts = [
		{ term: t('library.subjects'), text: list(page.subjects) },
		{ term: t('library.grades'), text: list(page.grades.map((one) => gradeName(t, one))) },
		{ term: t('library.languages'), text: list(page.languages.map((one) => languageName(one, t.locale))) },
		{ term: t('library.tools'), text: list(page.tools.map(({ name }) => name)) },
		{
			term: t('library.standards'),
			text: list(page.standards.map(({ code, statement }) => code || statement)),
		},
		{
			term: t('library.added-by'),
			text: t('library.added-on', {
				name: page.isMine ? t('library.you') : page.owner.name,
				day: datesIn(t.locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(
					page.madeAt,
				),
			}),
		},
	];
	const { file } = page;
	const size = file && numbersIn(t.locale, { maximumSignificantDigits: 2 }).format(file.bytes / 1e6);
	return {
		resource: {
			id: page.id,
			kind: page.kind,
			title: page.title,
			about: page.about,
			steps: page.steps,
			url: page.url,
			host: page.url && new URL(page.url).host,
			file: file && {
				name: file.name,
				size: t('library.size', { size: size ?? '' }),
				shown: file.mediaType.startsWith('image/'),
			},
			isMine: page.isMine,
			isWithdrawn: page.withdrawnAt !== null,
			leftBy: page.mayTakeOver ? page.owner.name : undefined,
			version: page.version,
		},
		facts: facts.filter(({ text }) => text !== ''),
		sees: audienceSaid(t, page.audience),
		tools: page.tools,
		units: page.units,
		mayGoTo: page.mayGoTo.map((one) => ({
			value: one.id,
			label: t('library.unit-of', { unit: one.title, team: one.team }),
		})),
		now: now && t(`library.done.${now}`),
	};
};

const unit = z.object({ unit: field.id() });

const doing =
	(verb: (actor: Member, id: string) => Promise<{ id: string } | Refusal>, to: (id: string) => string) =>
	async ({ locals, params }: RequestEvent) => {
		const result = await verb(signedIn(locals).actor, params.id);
		if (isRefusal(result)) return refused(result);
		redirect(303, to(params.id));
	};

export const actions: Actions = {
	place: async ({ locals, params, request }) => {
		const form = read(await request.formData(), unit);
		if ('failure' in form) return form.failure;
		const result = await placeResource(signedIn(locals).actor, params.id, form.value.unit);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/library/${params.id}?now=placed`);
	},
	out: async ({ locals, params, request }) => {
		const form = read(await request.formData(), unit);
		if ('failure' in form) return form.failure;
		const result = await takeResourceOut(signedIn(locals).actor, params.id, form.value.unit);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/library/${params.id}?now=out`);
	},
	withdraw: doing(withdrawResource, (id) => `/library?now=withdrawn&id=${id}`),
	'take-over': doing(takeOverResource, (id) => `/library/${id}?now=taken-over`),
	back: doing(
		(actor, id) => withdrawResource(actor, id, { back: true }),
		(id) => `/library/${id}?now=back`,
	),
	delete: doing(deleteResource, () => '/library?now=deleted'),
};
