import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { changeResource, findResource } from '#server/domain/resource/index.ts';
import {
	findFrameworks,
	findStandards,
	type Purpose,
	type StandardLine,
} from '#server/domain/standard/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn, typed } from '../../../../answer.ts';
import { findChoosable, keepChoosable, namedFrom, standardFields } from '../../../standards/choosing.ts';
import { findOffered, resourceFields, wordsFrom } from '../../form.ts';
import type { Actions, PageServerLoad } from './$types';

/** A resource of the actor's that stands. */
async function changeable(actor: Member, id: string) {
	const page = found(await findResource(actor, id));
	if (!page.isMine || page.withdrawnAt !== null) error(404, 'missing');
	return page;
}

/** The standards that it names, beside those that they are chosen from. */
async function namedBy(actor: Member, page: Awaited<ReturnType<typeof changeable>>) {
	const lines = await findStandards(
		actor,
		page.standards.map(({ id }) => id),
	);
	const { frameworks } = found(await findFrameworks(actor, page.schoolId));
	const purposeOf = (one: StandardLine): Purpose =>
		frameworks.some(({ id, content }) => id === one.framework.id && !content) ? 'technology' : 'content';
	return {
		content: lines.filter((one) => purposeOf(one) === 'content'),
		technology: lines.filter((one) => purposeOf(one) === 'technology'),
	};
}

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor } = signedIn(locals);
	const page = await changeable(actor, params.id);
	const { id, kind, title, about, url, audience, languages, grades, subjects, tools, version } = page;
	return {
		id,
		kind,
		version,
		title,
		offered: await findOffered(actor, page.schoolId, locals.t, page),
		standards: await findChoosable(actor, page.schoolId, await namedBy(actor, page)),
		saved: { title, about, steps: page.steps.join('\n'), url, audience, languages, grades, subjects, tools },
	};
};

export const actions: Actions = {
	/** Finds standards by words, keeping all that was typed. */
	find: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const { schoolId } = await changeable(actor, params.id);
		const values = typed(await request.formData());
		return { problems: [], values, standards: await findChoosable(actor, schoolId, undefined, values) };
	},
	save: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const { schoolId } = await changeable(actor, params.id);
		const schema = z.object({ ...resourceFields, ...standardFields, version: field.whole(1, 1_000_000) });
		const form = read(await request.formData(), schema);
		if ('failure' in form) return keepChoosable(form.failure, actor, schoolId);
		const { content, technology } = namedFrom(form.value);
		const result = await changeResource(actor, params.id, {
			...wordsFrom(form.value),
			standards: [...new Set([...content, ...technology])],
			version: form.value.version,
		});
		if (isRefusal(result))
			return refused(result, form.values, {
				standards: await findChoosable(actor, schoolId, undefined, form.values),
			});
		redirect(303, `/library/${params.id}?now=saved`);
	},
};
