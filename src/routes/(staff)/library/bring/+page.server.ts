import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	audiences,
	type BroughtLink,
	lookAtLinks,
	mostBrought,
	mostOfResource,
	takeLinks,
} from '#server/domain/resource/index.ts';
import { isRefusal, refuse } from '#server/platform/refusal.ts';
import { BrokenForm, type ReceivedForm, receiveForm } from '#server/platform/uploads/index.ts';
import { field, type Refused, read, refused, signedIn, typed } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

/** Sent as forms: what was found goes to the page and comes back with what was chosen. */
export const csr = false;

export const load: PageServerLoad = ({ locals, url }) => {
	signedIn(locals);
	const count = (name: string) =>
		Math.max(0, Math.min(10_000, Math.floor(Number(url.searchParams.get(name))) || 0));
	return {
		megabytes: mostBrought.bytes / 1e6,
		brought: url.searchParams.has('brought')
			? { brought: count('brought'), there: count('there') }
			: undefined,
	};
};

/** Written in JSON, characters come that no form could carry. */
const plain = (most: number) =>
	z
		.string()
		.max(most)
		.refine((text) => text.isWellFormed() && !/[^\P{Cc}\n\t]/u.test(text));
const said = z.object({
	title: plain(mostOfResource.title),
	url: plain(mostOfResource.url),
	about: plain(mostOfResource.about),
	subjects: z.array(plain(mostOfResource.subject)).max(mostOfResource.subjects),
	grades: z.array(plain(40)).max(mostOfResource.grades),
	languages: z.array(plain(8)).max(mostOfResource.languages),
});
function linkFrom(text: string): BroughtLink | undefined {
	try {
		return said.parse(JSON.parse(text));
	} catch {
		return undefined;
	}
}
const link = z
	.string()
	.max(20_000)
	.transform((text, ctx): BroughtLink => {
		const read = linkFrom(text);
		if (read) return read;
		ctx.addIssue({ code: 'custom', params: { said: { key: 'refusal.choose-one' } } });
		return z.NEVER;
	});
const chosen = z.preprocess((value) => value ?? [], z.array(link).max(mostBrought.links));

/** Links to choose from. */
const offered = (links: readonly BroughtLink[]) =>
	links.map((one) => ({
		value: JSON.stringify(one),
		label: one.title || one.url,
		hint: [URL.canParse(one.url) ? new URL(one.url).host : one.url, ...one.subjects].join(' · '),
	}));

/** What was chosen, to be chosen from again: the file itself is not here any more. */
const chosenBefore = (values: Refused['values']) => ({
	left: 0,
	fresh: offered([values['links[]'] ?? []].flat().flatMap((text) => linkFrom(text) ?? [])),
	others: [],
});

export const actions: Actions = {
	look: async ({ locals, request }) => {
		const { actor, standing } = signedIn(locals);
		let received: ReceivedForm;
		try {
			received = await receiveForm(request, mostBrought.bytes);
		} catch (error) {
			if (error instanceof BrokenForm || request.signal.aborted)
				return refused(refuse('file-broken-off', { field: 'file' }));
			throw error;
		}
		try {
			const values = typed(received.fields);
			if (received.isTooLarge)
				return refused(
					refuse('resource-list-too-large', { field: 'file', args: { megabytes: mostBrought.bytes / 1e6 } }),
					values,
				);
			if (!received.file) return refused(refuse('resource-no-file', { field: 'file' }), values);
			const looked = await lookAtLinks(actor, standing.school?.id ?? '', await received.file.content());
			if (isRefusal(looked)) return refused(looked, values);
			return {
				looked: {
					left: looked.left,
					fresh: offered(
						looked.links
							.filter(({ state }) => state === 'new')
							.map(({ number: _, state: __, there: ___, ...one }) => one),
					),
					others: looked.links
						.filter(({ state }) => state !== 'new')
						.map(({ number, title, url, state, there }) => ({ number, title, url, state, there })),
				},
			};
		} finally {
			await received.drop();
		}
	},
	take: async ({ locals, request }) => {
		const { actor, standing } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({ 'links[]': chosen, audience: field.oneOf(audiences) }),
		);
		if ('failure' in form) {
			const { status, data } = form.failure;
			return fail(status, { ...data, looked: chosenBefore(data.values) });
		}
		const { 'links[]': links, audience } = form.value;
		const result = await takeLinks(actor, standing.school?.id ?? '', { links, audience });
		if (isRefusal(result)) return refused(result, form.values, { looked: chosenBefore(form.values) });
		redirect(303, `/library/bring?brought=${result.brought}&there=${result.there}`);
	},
};
