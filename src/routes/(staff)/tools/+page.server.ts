import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { schoolDay } from '#server/domain/school/index.ts';
import {
	addTool,
	findCriteria,
	findNeeds,
	findTools,
	findToolsToSee,
	mostOfTool,
	setCriteria,
	toolStandings,
} from '#server/domain/tool/index.ts';
import { now } from '#server/platform/clock.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../answer.ts';
import type { Actions, PageServerLoad } from './$types';
import { criteriaForm } from './criteria-form.ts';
import { dayIn, needSaid, toolSaid } from './said.ts';

/** Read on the server, and written by forms. */
export const csr = false;

const keepers = ['facilitator', 'librarian', 'technician'] as const;
const triers = [...keepers, 'teacher', 'specialist', 'assistant'] as const;
const doneHere = ['added', 'criteria', 'brought'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const schoolId = standing.school?.id ?? '';
	const today = schoolDay(standing.school?.zone ?? 'UTC', now());
	const query = url.searchParams;
	const state = toolStandings.find((one) => one === query.get('state'));
	const search = (query.get('find') ?? '').slice(0, 100);
	const closed = query.has('closed');
	const { needs, next: moreNeeds } = found(
		await findNeeds(actor, schoolId, { closed, after: query.get('need') ?? undefined }),
	);
	const { tools, next } = found(
		await findTools(actor, schoolId, { search, state, after: query.get('after') ?? undefined }),
	);
	const has = (roles: readonly string[]) =>
		roles.some((role) => standing.school?.roles.includes(role as 'teacher'));
	const keeps = has(keepers);
	const seen = keeps ? await findToolsToSee(actor, schoolId, today) : { licences: [], reviews: [] };
	const day = dayIn(t);
	const params = (more: Record<string, string>) =>
		`/tools?${new URLSearchParams({ ...(search ? { find: search } : {}), ...(state ? { state } : {}), ...more })}`;
	const done = doneHere.find((one) => one === query.get('now'));
	return {
		keeps,
		tries: has(triers),
		closed,
		search,
		state: state ?? '',
		filtered: search !== '' || state !== undefined,
		toSee: [
			...seen.reviews.map((tool) => ({
				id: tool.id,
				name: tool.name,
				text: t((tool.privacyUntil ?? '') < today ? 'tool.review-expired' : 'tool.review-ends', {
					day: day(tool.privacyUntil ?? today),
				}),
			})),
			...seen.licences.map((tool) => ({
				id: tool.id,
				name: tool.name,
				text: t((tool.licenceUntil ?? '') < today ? 'tool.licence-ended' : 'tool.licence-ends', {
					day: day(tool.licenceUntil ?? today),
				}),
			})),
		],
		needs: needs.map((one) => needSaid(one, t)),
		moreNeeds: moreNeeds && `/tools?${closed ? 'closed&' : ''}need=${moreNeeds}`,
		tools: tools.map((one) => toolSaid(one, t, today)),
		more: next && params({ after: next }),
		criteria: keeps ? found(await findCriteria(actor, schoolId)).criteria : [],
		entry: crypto.randomUUID(),
		now:
			done &&
			t(`tool.done.${done}`, {
				added: Number(query.get('added')) || 0,
				changed: Number(query.get('changed')) || 0,
			}),
	};
};

export const actions: Actions = {
	add: async ({ locals, request }) => {
		const { actor, standing } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({ entry: field.id(), name: field.text(mostOfTool.name) }),
		);
		if ('failure' in form) return form.failure;
		const nothing = { address: '', notes: '', seats: null, cost: '', from: null, until: null };
		const result = await addTool(actor, standing.school?.id ?? '', { ...nothing, ...form.value });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/tools/${result.id}?now=added`);
	},
	criteria: async ({ locals, request }) => {
		const { actor, standing } = signedIn(locals);
		const form = read(await request.formData(), criteriaForm);
		if ('failure' in form) return form.failure;
		const { criteria, from } = form.value;
		const result = await setCriteria(actor, { schoolId: standing.school?.id ?? '' }, criteria, from);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, '/tools?now=criteria');
	},
};
