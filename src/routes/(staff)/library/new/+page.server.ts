import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Standing } from '#server/domain/people/index.ts';
import { findRequestStart, turnIntoResource } from '#server/domain/request/index.ts';
import { addResource, resourceKinds } from '#server/domain/resource/index.ts';
import { findUnit } from '#server/domain/unit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { mostFileBytes } from '#server/platform/files/index.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { field, found, refused, signedIn } from '../../../answer.ts';
import { dropKept, receiveWithFile } from '../../evidence/receive.ts';
import { findChoosable, keepChoosable, namedFrom, standardFields } from '../../standards/choosing.ts';
import { findOffered, resourceFields, wordsFrom } from '../form.ts';
import type { Actions, PageServerLoad } from './$types';

const kindOf = (url: URL) => resourceKinds.find((kind) => kind === url.searchParams.get('kind')) ?? 'link';

interface From {
	unit?: string | null | undefined;
	request?: string | null | undefined;
}

/** What a resource is added to or comes from, and the school that it is of. */
async function placeOf(actor: Member, standing: Standing, { unit: wanted, request: asked }: From) {
	const unit = wanted ? found(await findUnit(actor, wanted)) : undefined;
	const request = asked ? found(await findRequestStart(actor, asked)) : undefined;
	return { unit, request, schoolId: unit?.team.schoolId ?? request?.schoolId ?? standing.school?.id ?? '' };
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const asked = url.searchParams.get('request');
	const { unit, request, schoolId } = await placeOf(actor, standing, {
		unit: url.searchParams.get('unit'),
		request: asked,
	});
	if (unit && !unit.team.mayPlan) error(404, 'missing');
	return {
		request: request && asked,
		kind: kindOf(url),
		unit: unit && { id: unit.id, title: unit.title },
		offered: await findOffered(actor, schoolId, locals.t),
		standards: await findChoosable(actor, schoolId, undefined),
		megabytes: Math.floor(mostFileBytes / 1e6),
		entry: crypto.randomUUID(),
	};
};

const from = { unit: field.optionalId(), request: field.optionalId() };
const sent = z.object({
	...resourceFields,
	...standardFields,
	...from,
	entry: field.id(),
	kind: field.oneOf(resourceKinds),
});

export const actions: Actions = {
	/** Finds standards by words, keeping all that was typed; a file is chosen after. */
	find: async ({ locals, request }) => {
		const { actor, standing } = signedIn(locals);
		const received = await receiveWithFile(request, z.looseObject(from));
		if ('failure' in received) return received.failure;
		const { value, values, kept } = received;
		await dropKept(kept);
		const { schoolId } = await placeOf(actor, standing, value);
		return { problems: [], values, standards: await findChoosable(actor, schoolId, undefined, values) };
	},
	add: async ({ locals, request }) => {
		const { actor, standing } = signedIn(locals);
		const received = await receiveWithFile(request, sent);
		if ('failure' in received) return keepChoosable(received.failure, actor, standing.school?.id ?? '');
		const { value, kept, values } = received;
		const { unit, request: asked, schoolId } = await placeOf(actor, standing, value);
		const again = async (refusal: Refusal) =>
			refused(refusal, values, { standards: await findChoosable(actor, schoolId, undefined, values) });
		if (kept && !kept.isPhotograph && value.kind === 'sheet') {
			await dropKept(kept);
			return again(refuse('resource-no-picture', { field: 'file' }));
		}
		const { content, technology } = namedFrom(value);
		const resource = {
			...wordsFrom(value),
			standards: [...new Set([...content, ...technology])],
			kind: value.kind,
			file: value.kind === 'link' ? null : kept,
			entry: value.entry,
			unitId: unit?.id,
		};
		const added = await (value.request === undefined
			? addResource(actor, schoolId, resource)
			: turnIntoResource(actor, value.request, schoolId, resource));
		if (isRefusal(added) || !added.isNew || value.kind === 'link') await dropKept(kept);
		if (isRefusal(added)) return again(added);
		if (asked) redirect(303, `/requests/${value.request}`);
		redirect(303, unit ? `/teams/${unit.team.id}/units/${unit.id}?saved` : `/library/${added.id}?now=added`);
	},
};
