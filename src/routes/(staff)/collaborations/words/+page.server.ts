import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { MessageKey, Translator } from '#messages/index.ts';
import {
	addSchoolLine,
	editSchoolLine,
	findSchoolLines,
	holders,
	isResponsibility,
	origins,
	retireSchoolLine,
} from '#server/domain/agreement/index.ts';
import { stages } from '#server/domain/collaboration/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { whichSchool } from '../../which-school.ts';
import type { Actions, PageServerLoad } from './$types';

/** A line in Tandem's own words; empty for a school's own. */
function tandemsWords(key: string, t: Translator): string {
	return isResponsibility(key) ? t.said({ key: `agreement.responsibility.${key}` as MessageKey }) : '';
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { schools, school } = await whichSchool(actor, standing, url);
	const { lines, mayChange } = found(await findSchoolLines(actor, school.id));
	const all = lines.map((line) => {
		const tandem = tandemsWords(line.key, locals.t);
		return { ...line, tandem, said: line.words ?? tandem };
	});
	const placed = (name: string) => Number.parseInt((mayChange && url.searchParams.get(name)) || '', 10) - 1;
	return {
		school,
		schools,
		mayChange,
		lines: all,
		// By their place: lines keep their order, and new ones come last.
		changing: all[placed('line')],
		adding: origins[placed('add')],
		isSaved: url.searchParams.has('saved'),
		facilitator: standing.school?.facilitatorWord ?? '',
		entry: crypto.randomUUID(),
	};
};

const holder = () => field.oneOf(holders).default('both');
const said = z.object({
	school: field.id(),
	words: field.optionalText(500),
	'at-full': holder(),
	'at-partial': holder(),
	'at-coaching': holder(),
	'at-mentoring': holder(),
});

const heldAt = (value: z.output<typeof said>) =>
	Object.fromEntries(stages.map((stage) => [stage, value[`at-${stage}`]])) as Record<
		(typeof stages)[number],
		(typeof holders)[number]
	>;

const after = (school: string) => `/collaborations/words?school=${school}&saved`;

export const actions: Actions = {
	add: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			said.extend({ origin: field.oneOf(origins), entry: field.id() }),
		);
		if ('failure' in form) return form.failure;
		const { school, words = '', origin, entry } = form.value;
		const result = await addSchoolLine(actor, school, { words, origin, entry, heldAt: heldAt(form.value) });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, after(school));
	},
	edit: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			said.extend({ line: field.text(60), version: field.whole(0, 1_000_000) }),
		);
		if ('failure' in form) return form.failure;
		const { school, line, version } = form.value;
		// Tandem's own words, left as they are, stay Tandem's: they are said in every reader's language.
		const words = form.value.words === tandemsWords(line, locals.t) ? '' : (form.value.words ?? '');
		const result = await editSchoolLine(actor, school, line, {
			words,
			version,
			heldAt: heldAt(form.value),
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, after(school));
	},
	retire: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({ school: field.id(), line: field.text(60), retired: field.oneOf(['yes', 'no']) }),
		);
		if ('failure' in form) return form.failure;
		const { school, line, retired } = form.value;
		const result = await retireSchoolLine(actor, school, line, retired === 'yes');
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, after(school));
	},
};
