import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findNoteStart } from '#server/domain/planning/index.ts';
import { askFor, findWhom, mostOfRequest, suggestHolder } from '#server/domain/request/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { choiceGone, field, found, read, refused, signedIn, typed } from '../../../answer.ts';
import { isWhom, suggested, whomFrom, whomSaid } from '../whom.ts';
import type { Actions, PageServerLoad } from './$types';

/** Written on the server, so that it is there as quickly on whatever device. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const note = url.searchParams.get('note');
	const noted = note === null ? undefined : found(await findNoteStart(actor, note));
	const schoolId = standing.school?.id ?? '';
	const whom = await findWhom(actor, schoolId);
	const wanted = url.searchParams.get('whom') ?? '';
	return {
		...whomSaid(whom, locals.t, standing.school?.facilitatorWord ?? ''),
		chosen: isWhom(wanted) ? wanted : undefined,
		forDesk: [
			{
				value: 'yes',
				label: locals.t('request.new.for-desk'),
				hint: locals.t('request.new.for-desk-hint'),
			},
		],
		words: noted?.words,
		note,
		entry: crypto.randomUUID(),
	};
};

export const actions: Actions = {
	/** Says whom the words sound like, keeping all that was typed; who chose already keeps their choice. */
	suggest: async ({ locals, request }) => {
		signedIn(locals);
		const values = typed(await request.formData());
		const words = String(values.words ?? '').slice(0, mostOfRequest.words);
		return { problems: [], values, suggestion: suggested(suggestHolder(words), locals.t) };
	},
	ask: async ({ locals, request, url }) => {
		const { actor, standing } = signedIn(locals);
		const schema = z.object({
			entry: field.id(),
			words: field.text(mostOfRequest.words),
			forClass: field.optionalText(mostOfRequest.forClass),
			wantedOn: field.optionalDay(),
			whom: z
				.string({ error: 'required' })
				.refine(isWhom, { params: { said: { key: 'refusal.choose-one' } } }),
			'forDesk[]': z.array(z.literal('yes')).max(1).default([]),
			note: field.optionalId(),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { entry, words, forClass = '', wantedOn = null, whom, note } = form.value;
		const result = await askFor(actor, {
			schoolId: standing.school?.id ?? '',
			words,
			forClass,
			wantedOn,
			to: whomFrom(whom),
			forDesk: form.value['forDesk[]'].length > 0,
			noteId: note,
			entry,
			origin: settings().origin ?? url.origin,
		});
		if (isRefusal(result)) return refused(choiceGone(result, 'whom'), form.values);
		redirect(303, `/requests/${result.id}?now=asked`);
	},
};
