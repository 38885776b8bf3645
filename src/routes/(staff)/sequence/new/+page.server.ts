import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { gradeOrder } from '#server/domain/school/index.ts';
import {
	addTopic,
	bringTopics,
	findSequence,
	findToBring,
	mostOfTopic,
	strands,
} from '#server/domain/sequence/index.ts';
import { isRefusal, refuse } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { gradeName } from '../../../grade-name.ts';
import { whichSchool } from '../../which-school.ts';
import { monthsIn, strandsIn } from '../said.ts';
import type { Actions, PageServerLoad } from './$types';

/** Forms that are sent as they are: there is nothing for a script to do. */
export const csr = false;

/** Grades that any school may have, for one that has no classes yet. */
const usual = ['KG', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'];

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const { school } = await whichSchool(actor, standing, url);
	const asked = url.searchParams.get('grade') ?? undefined;
	const sequence = found(await findSequence(actor, school.id, asked));
	const wanted = url.searchParams.get('framework') ?? undefined;
	const grades = sequence.grades.length > 0 ? sequence.grades : usual.toSorted(gradeOrder);
	const grade = sequence.grade || (grades[0] ?? '');
	const words = (url.searchParams.get('words') ?? '').slice(0, 200);
	const bring = found(await findToBring(actor, school.id, grades, wanted, words));
	const here = `/sequence/new?grade=${encodeURIComponent(grade)}&school=${school.id}`;
	return {
		schoolId: school.id,
		grade,
		grades: grades.map((one) => ({ value: one, label: gradeName(t, one) })),
		strands: strandsIn(t),
		months: monthsIn(t, sequence.school.year),
		frameworks: bring.frameworks.map(({ id, title }) => ({
			href: `${here}&framework=${id}#bring`,
			label: title,
			current: id === bring.frameworkId,
		})),
		candidates: bring.candidates
			.filter((one) => !one.there.includes(grade))
			.toSorted((one, other) => Number(other.grades.includes(grade)) - Number(one.grades.includes(grade)))
			.map((one) => ({
				value: one.id,
				label: [one.code, one.title || one.statement].filter(Boolean).join(' '),
				hint: one.grades.includes(grade) ? t('sequence.new.for-grade') : undefined,
			})),
		more: bring.more,
		asked: { framework: bring.frameworkId, words },
		back: `/sequence?grade=${encodeURIComponent(grade)}`,
		entry: crypto.randomUUID(),
		brought: url.searchParams.has('brought') ? Number(url.searchParams.get('brought')) || 0 : undefined,
	};
};

const where = { school: field.id(), grade: field.text(mostOfTopic.grade), strand: field.oneOf(strands) };

export const actions: Actions = {
	add: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({
			...where,
			entry: field.id(),
			title: field.text(mostOfTopic.title),
			words: field.optionalText(mostOfTopic.words),
			due: z.preprocess((value) => value || undefined, field.whole(1, 12).optional()),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { school, grade, strand, entry, title, words = '', due = null } = form.value;
		const result = await addTopic(actor, school, { grade, strand, entry, title, words, dueMonth: due });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/sequence/${result.id}?saved`);
	},
	bring: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({ ...where, 'standards[]': field.ids() });
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { school, grade, strand, 'standards[]': standardIds } = form.value;
		if (standardIds.length === 0) return refused(refuse('choose-one', { field: 'standards[]' }), form.values);
		const result = await bringTopics(actor, school, { grade, strand, standardIds });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(
			303,
			`/sequence/new?grade=${encodeURIComponent(grade)}&school=${school}&brought=${result.brought}`,
		);
	},
};
