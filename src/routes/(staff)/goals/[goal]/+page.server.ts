import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	editGoal,
	findGoal,
	mostOfGoal,
	settleGoal,
	shareGoal,
	takeBackGoal,
	writeGoalEntry,
} from '#server/domain/goal/index.ts';
import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { evidenceFields, wordsFrom } from '../../evidence/fields.ts';
import { dropKept, receiveWithFile } from '../../evidence/receive.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, standing } = signedIn(locals);
	const today = schoolDay(standing.school?.zone ?? 'UTC', now());
	return { goal: found(await findGoal(actor, params.goal)), today, entry: newId() };
};

const version = field.whole(1, 1_000_000);
const edited = z.object({
	version,
	words: field.text(mostOfGoal.words),
	sign: field.optionalText(mostOfGoal.sign),
	wantedBy: field.optionalDay(),
});
const judged = z.object({ version, as: field.oneOf(['reached', 'let-go', 'again']) });
const person = z.object({ person: field.id() });
const written = z.object({
	entry: field.id(),
	onDay: field.day(),
	'beats[]': field.texts(20),
	progress: field.optionalText(mostOfGoal.entry),
	url: field.optionalText(2000),
	from: field.optionalId(),
	...evidenceFields,
	title: field.optionalText(200),
});

async function confide(
	{ locals, params, request }: RequestEvent,
	verb: (actor: Member, id: string, personId: string) => Promise<{ id: string } | Refusal>,
) {
	const { actor } = signedIn(locals);
	const form = read(await request.formData(), person);
	if ('failure' in form) return form.failure;
	const result = await verb(actor, params.goal, form.value.person);
	if (isRefusal(result)) return refused(result, form.values);
	redirect(303, `/goals/${params.goal}#who`);
}

export const actions: Actions = {
	write: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		found(await findGoal(actor, params.goal));
		const received = await receiveWithFile(request, written);
		if ('failure' in received) return received.failure;
		const { value, values, kept } = received;
		const url = value.url ?? null;
		const had = (beat: string) => value['beats[]'].includes(beat);
		const result = await writeGoalEntry(actor, params.goal, {
			entry: value.entry,
			onDay: value.onDay,
			words: value.progress ?? '',
			met: had('met'),
			modelled: had('modelled'),
			resources: had('resources'),
			reflected: had('reflected'),
			fromPlan: value.from,
			evidence:
				url === null && kept === null && value.title === undefined
					? null
					: { ...wordsFrom({ ...value, title: value.title ?? kept?.name ?? url ?? '' }), url, file: kept },
		});
		if (isRefusal(result) || !result.isNew) await dropKept(kept);
		if (isRefusal(result)) return refused(result, values);
		redirect(303, `/goals/${params.goal}#way`);
	},
	edit: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), edited);
		if ('failure' in form) return form.failure;
		const { version, words, sign, wantedBy } = form.value;
		const goal = { words, sign: sign ?? '', wantedBy: wantedBy ?? null };
		const result = await editGoal(actor, params.goal, version, goal);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/goals/${params.goal}`);
	},
	judge: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), judged);
		if ('failure' in form) return form.failure;
		const { version, as } = form.value;
		const result = await settleGoal(actor, params.goal, version, as === 'again' ? null : as);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/goals/${params.goal}`);
	},
	share: (event) => confide(event, shareGoal),
	'take-back': (event) => confide(event, takeBackGoal),
};
