import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { hasGuide } from '#server/domain/guide/index.ts';
import {
	editNote,
	noteKinds,
	settleHeldBack,
	shareNote,
	takeBackNote,
	writeNote,
} from '#server/domain/note/index.ts';
import {
	cancelFollowing,
	cancelVisit,
	findVisit,
	markDone,
	reinstateVisit,
} from '#server/domain/visit/index.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const told = ['new', 'done', 'cancelled', 'planned', 'saved'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const visit = found(await findVisit(actor, params.id));
	const now = told.find((one) => one === url.searchParams.get('now'));
	return {
		visit,
		me: actor.personId,
		guided: hasGuide(visit.kind),
		mayCapture: ['facilitator', 'librarian', 'specialist', 'teacher'].some((role) =>
			standing.roles.has(role as 'teacher'),
		),
		now,
		word: startOf(standing.school?.facilitatorWord ?? '', locals.t.locale),
		entry: crypto.randomUUID(),
	};
};

/** The school's word as it stands at the start of a line. */
function startOf(word: string, locale: string): string {
	const [first = '', ...rest] = word;
	return first.toLocaleUpperCase(locale) + rest.join('');
}

/** Turns the visit and shows it again, saying what it is now. */
function turning(verb: typeof markDone | typeof cancelFollowing, now: (typeof told)[number]) {
	return async ({ locals, params }: RequestEvent) => {
		const { actor } = signedIn(locals);
		const result = await verb(actor, params.id);
		if (isRefusal(result)) return refused(result, {}, { at: 'visit' });
		redirect(303, `/visits/${params.id}?now=${now}`);
	};
}

/** What came of a verb on a note: the visit again, or the refusal beside that note. */
function shown(
	result: { noteId: string } | Refusal,
	visitId: string,
	values: Record<string, string | string[]>,
	noteId?: string,
) {
	if (isRefusal(result)) return refused(result, values, { at: noteId ?? 'new-note' });
	redirect(303, `/visits/${visitId}?now=saved#note-${result.noteId}`);
}

const oneNote = z.object({ note: field.id() });
const noteAndPerson = oneNote.extend({ person: field.id() });

export const actions: Actions = {
	done: turning(markDone, 'done'),
	cancel: turning(cancelVisit, 'cancelled'),
	cancelFollowing: turning(cancelFollowing, 'cancelled'),
	reinstate: turning(reinstateVisit, 'planned'),
	write: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({
				kind: field.oneOf(noteKinds),
				words: field.text(8000),
				'comes-up-on': field.optionalDay(),
				'share-with[]': field.ids(),
				entry: field.id(),
			}),
		);
		if ('failure' in form) return { ...form.failure, data: { ...form.failure.data, at: 'new-note' } };
		const { kind, words, entry } = form.value;
		const result = await writeNote(actor, {
			visitId: params.id,
			entry,
			kind,
			words,
			comesUpOn: form.value['comes-up-on'],
			shareWith: form.value['share-with[]'],
		});
		return shown(result, params.id, form.values);
	},
	edit: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			oneNote.extend({
				words: field.text(8000),
				'comes-up-on': field.optionalDay(),
				version: field.whole(1, 1_000_000),
			}),
		);
		if ('failure' in form) return form.failure;
		const { note, words, version } = form.value;
		return shown(
			await editNote(actor, note, { words, version, comesUpOn: form.value['comes-up-on'] }),
			params.id,
			form.values,
			note,
		);
	},
	share: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), noteAndPerson);
		if ('failure' in form) return form.failure;
		return shown(
			await shareNote(actor, form.value.note, form.value.person),
			params.id,
			form.values,
			form.value.note,
		);
	},
	takeBack: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), noteAndPerson);
		if ('failure' in form) return form.failure;
		return shown(
			await takeBackNote(actor, form.value.note, form.value.person),
			params.id,
			form.values,
			form.value.note,
		);
	},
	settle: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), oneNote);
		if ('failure' in form) return form.failure;
		return shown(await settleHeldBack(actor, form.value.note), params.id, form.values, form.value.note);
	},
	unsettle: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), oneNote);
		if ('failure' in form) return form.failure;
		return shown(
			await settleHeldBack(actor, form.value.note, false),
			params.id,
			form.values,
			form.value.note,
		);
	},
};
