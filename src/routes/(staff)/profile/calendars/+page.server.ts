import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { chooseLetters, findLetterChoice, letterChoices } from '#server/domain/calendar-letter/index.ts';
import { feedAddress, findFeed, makeFeed, revokeFeed } from '#server/domain/feed/index.ts';
import { findOutsideCalendars } from '#server/domain/outside-calendar/index.ts';
import { isMailConfigured } from '#server/platform/mail/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { field, read, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = signedIn(locals);
	return {
		feed: await findFeed(actor),
		letters: await findLetterChoice(actor),
		outside: (await findOutsideCalendars(actor)).length,
		mailed: isMailConfigured(),
		answered: settings().mailInAddress !== undefined,
		saved: url.searchParams.has('saved'),
		entry: crypto.randomUUID(),
		revoked: url.searchParams.has('revoked'),
	};
};

export const actions: Actions = {
	make: async ({ request, locals, url }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ entry: field.id() }));
		if ('failure' in form) return form.failure;
		const made = await makeFeed(actor, form.value.entry);
		if (isRefusal(made)) return refused(made, form.values);
		// Shown in this answer and no other: there is no address to come back to.
		return {
			made: made.secret === undefined ? null : feedAddress(settings().origin ?? url.origin, made.secret),
		};
	},
	revoke: async ({ locals }) => {
		const { actor } = signedIn(locals);
		// Ended already, in another window perhaps: it is ended.
		await revokeFeed(actor);
		redirect(303, '/profile/calendars?revoked');
	},
	letters: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ letters: field.oneOf(letterChoices) }));
		if ('failure' in form) return form.failure;
		const chosen = await chooseLetters(actor, form.value.letters);
		if (isRefusal(chosen)) return refused(chosen, form.values);
		redirect(303, '/profile/calendars?saved#letters');
	},
};
