import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	demands,
	findSpaceStart,
	findSpaces,
	findTemplate,
	makeSpace,
	setTemplate,
} from '#server/domain/space/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { choiceGone, field, found, read, refused, signedIn } from '../../answer.ts';
import { dayIn } from '../tools/said.ts';
import type { Actions, PageServerLoad } from './$types';
import { asOptions, audienceOptions, spaceFields, spaceWords } from './fields.ts';

/** Read on the server, and written by forms. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const schoolId = standing.school?.id ?? '';
	const query = url.searchParams;
	const closed = query.has('closed');
	const has = (...roles: string[]) =>
		roles.some((role) => standing.school?.roles.includes(role as 'teacher'));
	const owns = has('teacher', 'facilitator', 'librarian', 'specialist', 'assistant');
	const { spaces, next } = await findSpaces(actor, { closed, after: query.get('after') ?? undefined });
	const start = owns ? await findSpaceStart(actor, schoolId, query.get('unit')) : undefined;
	const day = dayIn(t);
	return {
		closed,
		spaces: spaces.map((one) => ({
			id: one.id,
			name: one.name,
			faded: one.state === 'closed',
			meta: [
				one.isMine ? '' : t('space.by', { name: one.ownerName }),
				one.className,
				one.toolName,
				one.state === 'preparing' ? t('space.done-of', { done: one.done, steps: one.steps }) : '',
			]
				.filter(Boolean)
				.join(' · '),
			state: one.overdue
				? { kind: 'warning' as const, text: t('space.overdue', { day: day(one.closesOn ?? '2000-01-01') }) }
				: {
						kind: one.state === 'open' ? ('accent' as const) : ('plain' as const),
						text: t(`space.state.${one.state}`),
					},
		})),
		more: next && `/spaces?${closed ? 'closed&' : ''}after=${next}`,
		start: start && {
			tools: asOptions(start.tools),
			helpers: asOptions(start.helpers),
			classes: start.classes.map(({ id, title }) => ({ value: id, label: title })),
			audiences: audienceOptions(t),
			closesOn: start.closesOn ?? '',
			unit: start.unit,
			toolId: start.tools.find(({ id }) => id === query.get('tool'))?.id ?? '',
		},
		begins: query.has('tool') || query.has('unit'),
		template: has('facilitator', 'librarian', 'technician')
			? found(await findTemplate(actor, schoolId))
			: undefined,
		entry: crypto.randomUUID(),
		now: query.get('now') === 'template' ? t('space.done.template') : undefined,
	};
};

export const actions: Actions = {
	make: async ({ locals, request }) => {
		const { actor, standing } = signedIn(locals);
		const schema = z.object({
			entry: field.id(),
			...spaceFields,
			classId: field.optionalId(),
			unitId: field.optionalId(),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { entry, classId = null, unitId = null } = form.value;
		const result = await makeSpace(actor, standing.school?.id ?? '', {
			...spaceWords(form.value),
			classId,
			unitId,
			entry,
		});
		if (isRefusal(result))
			return refused(form.value.helperId ? choiceGone(result, 'helperId') : result, form.values);
		redirect(303, `/spaces/${result.id}?now=made`);
	},
	template: async ({ locals, request }) => {
		const { actor, standing } = signedIn(locals);
		const schema = z.object({
			version: field.whole(0, 1_000_000),
			tools: field.oneOf(demands),
			accounts: field.oneOf(demands),
			slips: field.oneOf(demands),
			must: field.optionalText(4000),
			may: field.optionalText(4000),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { must = '', may = '', ...rest } = form.value;
		const template = { ...rest, must: must.split('\n'), may: may.split('\n') };
		const result = await setTemplate(actor, standing.school?.id ?? '', template);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, '/spaces?now=template');
	},
};
