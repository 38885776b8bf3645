import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { schoolDay } from '#server/domain/school/index.ts';
import {
	changeTopic,
	findTopic,
	mostOfTopic,
	nameVisit,
	planLesson,
	putTopicAway,
	recordLesson,
	removeLesson,
	strands,
} from '#server/domain/sequence/index.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { gradeName } from '../../../grade-name.ts';
import { fromWhere, headOf, textOf } from '../../standards/said.ts';
import { dayIn, monthsIn, standingIn, strandsIn } from '../said.ts';
import type { Actions, PageServerLoad } from './$types';

/** Read, and sent as forms: there is nothing for a script to do. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = signedIn(locals);
	const { t } = locals;
	const page = found(await findTopic(actor, params.topic));
	const { id, title, words, strand, dueMonth, version, isPutAway, school, standard } = page;
	const day = dayIn(t);
	const grade = gradeName(t, page.grade);
	return {
		topic: { id, title, words, strand, due: dueMonth === null ? '' : String(dueMonth), version, isPutAway },
		of: t('sequence.of-grade', { strand: t(`sequence.strand.${strand}`), grade }),
		due: dueMonth === null ? t('sequence.due-any') : t('sequence.due', { day: day(page.dueOn) }),
		back: `/sequence?grade=${encodeURIComponent(page.grade)}&school=${school.id}`,
		standard: standard && {
			href: `/standards/${standard.frameworkId}?at=${standard.id}`,
			code: standard.code,
		},
		named: [
			...new Map([...page.named.content, ...page.named.technology].map((one) => [one.id, one])).values(),
		].map((one) => ({ id: one.id, head: headOf(one), text: textOf(one), from: fromWhere(t, one.framework) })),
		mayWrite: school.mayWrite,
		strands: strandsIn(t),
		months: monthsIn(t, school.year),
		today: school.today,
		firstDay: school.year.startsOn,
		hasClasses: page.classes.length > 0,
		classes: page.classes.map((one) => ({
			id: one.id,
			title: one.title,
			mine: one.mine,
			mayWrite: one.mayWrite && !isPutAway,
			standing: one.standing,
			said: standingIn(t, one),
			entry: crypto.randomUUID(),
			lessons: one.lessons.map(({ id: lessonId, plannedOn, hadOn, visitId }) => {
				const on = day(hadOn ?? plannedOn ?? '');
				return {
					id: lessonId,
					on,
					said: hadOn
						? t('sequence.lesson.had', { day: on })
						: (plannedOn ?? '') < school.today
							? t('sequence.lesson.unsaid', { day: on })
							: t('sequence.lesson.planned', { day: on }),
					visit: visitId ? `/visits/${visitId}` : undefined,
				};
			}),
		})),
		visits: page.visits.map((visit) => ({
			value: visit.id,
			label: t('sequence.visit.with', {
				day: day(schoolDay(school.zone, visit.startsAt)),
				people: new Intl.ListFormat(t.locale).format(visit.company),
			}),
		})),
		bookable: page.bookable,
		saved: url.searchParams.has('saved'),
	};
};

const lesson = { class: field.id(), entry: field.id() };

export const actions: Actions = {
	change: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({
			title: field.text(mostOfTopic.title),
			words: field.optionalText(mostOfTopic.words),
			strand: field.oneOf(strands),
			due: z.preprocess((value) => value || undefined, field.whole(1, 12).optional()),
			version: field.whole(1, 1_000_000),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { words = '', due = null, ...topic } = form.value;
		const result = await changeTopic(actor, params.topic, { ...topic, words, dueMonth: due });
		return isRefusal(result) ? refused(result, form.values) : saved(params.topic);
	},
	away: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({ version: field.whole(1, 1_000_000), away: field.oneOf(['yes', 'no']) });
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const result = await putTopicAway(actor, params.topic, form.value.version, form.value.away === 'yes');
		if (isRefusal(result)) return refused(result);
		redirect(303, `/sequence/${params.topic}`);
	},
	had: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ ...lesson, 'had-on': field.day() }));
		if ('failure' in form) return form.failure;
		const { class: classId, entry, 'had-on': hadOn } = form.value;
		return answer(
			params.topic,
			await recordLesson(actor, { topicId: params.topic, classId, entry, hadOn }),
			form.values,
		);
	},
	plan: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({
			...lesson,
			day: field.day(),
			time: field.clock(),
			minutes: field.whole(5, mostOfTopic.minutes),
			place: field.optionalText(200),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { class: classId, place = '', ...plan } = form.value;
		return answer(
			params.topic,
			await planLesson(actor, { topicId: params.topic, classId, place, ...plan }),
			form.values,
		);
	},
	visit: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ ...lesson, visit: field.id() }));
		if ('failure' in form) return form.failure;
		const { class: classId, entry, visit: visitId } = form.value;
		return answer(
			params.topic,
			await nameVisit(actor, { topicId: params.topic, classId, entry, visitId }),
			form.values,
		);
	},
	remove: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ lesson: field.id() }));
		if ('failure' in form) return form.failure;
		return answer(params.topic, await removeLesson(actor, form.value.lesson), form.values);
	},
};

function answer(
	topicId: string,
	result: object | undefined | Refusal,
	values: Record<string, string | string[]>,
) {
	return isRefusal(result) ? refused(result, values) : saved(topicId);
}

function saved(topicId: string): never {
	redirect(303, `/sequence/${topicId}?saved`);
}
