import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	findColleagues,
	findProposalStart,
	findTeams,
	proposeCollaboration,
	sides,
	stages,
} from '#server/domain/collaboration/index.ts';
import { findNoteStart } from '#server/domain/planning/index.ts';
import { findRequestStart, turnIntoCollaboration } from '#server/domain/request/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn, typed } from '../../../answer.ts';
import { findChoosable, keepChoosable, namedFrom, standardFields } from '../../standards/choosing.ts';
import { chosenFrom, sidesFrom, toolsFrom } from '../form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const schoolId = standing.school?.id ?? '';
	const chosen = url.searchParams.getAll('with');
	const start = found(await findProposalStart(actor, schoolId, url.searchParams.get('from') ?? undefined));
	const { draft } = start;
	const note = url.searchParams.get('note');
	const noted = note === null ? undefined : found(await findNoteStart(actor, note));
	const request = url.searchParams.get('request');
	const asked = request === null ? undefined : found(await findRequestStart(actor, request));
	if (asked?.otherId) chosen.push(asked.otherId);
	const given = noted ?? (asked && { words: asked.words, teamId: undefined });
	return {
		sides: start.sides,
		draft: draft
			? {
					aim: draft.aim,
					title: draft.title,
					standards: draft.standards,
					teamId: draft.teamId ?? undefined,
					stage: draft.stage,
					tools: draft.tools.join(', '),
				}
			: given && {
					aim: given.words,
					title: '',
					standards: '',
					teamId: given.teamId,
					stage: 'full' as const,
					tools: '',
				},
		standards: await findChoosable(actor, schoolId, start.draft?.named),
		chosen,
		request,
		teams: await findTeams(actor, schoolId),
		found: await findColleagues(actor, { schoolId, chosen }),
		facilitator: standing.school?.facilitatorWord ?? '',
		entry: crypto.randomUUID(),
	};
};

const proposal = z.object({
	entry: field.id(),
	as: field.oneOf(sides),
	aim: field.text(4000),
	title: field.text(200),
	standards: field.optionalText(4000),
	...standardFields,
	team: field.optionalId(),
	stage: field.oneOf(stages),
	tools: field.optionalText(2000),
	'people[]': field.texts(60),
	request: field.optionalId(),
});

export const actions: Actions = {
	/** Finds colleagues by name and standards by words, keeping all that was typed. */
	find: async ({ locals, request }) => {
		const { actor, standing } = signedIn(locals);
		const values = typed(await request.formData());
		const words = String(values.words ?? '');
		const schoolId = standing.school?.id ?? '';
		const input = { schoolId, words, chosen: chosenFrom(values['people[]']) };
		const standards = await findChoosable(actor, schoolId, undefined, values);
		return { problems: [], values, found: await findColleagues(actor, input), standards };
	},
	propose: async ({ locals, request }) => {
		const { actor, standing } = signedIn(locals);
		const schoolId = standing.school?.id ?? '';
		const form = read(await request.formData(), proposal);
		if ('failure' in form) return keepChoosable(form.failure, actor, schoolId);
		const { entry, as, aim, title, standards, team, stage } = form.value;
		const proposed = {
			schoolId,
			as,
			aim,
			title,
			standards,
			named: namedFrom(form.value),
			teamId: team,
			stage,
			tools: toolsFrom(form.value.tools),
			sides: sidesFrom(form.value['people[]']),
			entry,
		};
		const { request: asked } = form.value;
		const result = await (asked === undefined
			? proposeCollaboration(actor, proposed)
			: turnIntoCollaboration(actor, asked, proposed));
		if (isRefusal(result)) {
			const chosen = chosenFrom(form.value['people[]']);
			return refused(result, form.values, {
				found: await findColleagues(actor, { schoolId, chosen }),
				standards: await findChoosable(actor, schoolId, undefined, form.values),
			});
		}
		redirect(303, `/collaborations/${result}`);
	},
};
