import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Translator } from '#messages/index.ts';
import { findNames } from '#server/domain/people/index.ts';
import { findMeetings, type TeamMeetings } from '#server/domain/planning/index.ts';
import { addToTeam, changeTeam, findTeam, removeFromTeam } from '#server/domain/team/index.ts';
import { findTeamYear, type TeamYear } from '#server/domain/unit/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { readerOf } from '../../which-school.ts';
import type { Actions, PageServerLoad } from './$types';
import { whenIn } from './meetings/words.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const reader = readerOf(actor, standing);
	const team = found(await findTeam(reader, params.team));
	const operates = reader.kind === 'operator';
	const staff = operates ? await findNames(reader, team.schoolId) : [];
	const [year, meetings] = [await findTeamYear(actor, team.id), await findMeetings(actor, team.id)];
	const out = url.searchParams.get('out');
	return {
		team,
		operates,
		...(isRefusal(year) || isRefusal(meetings)
			? {}
			: { plans: { now: unitsNow(year), next: nextMeeting(meetings, locals.t) } }),
		others: staff.filter((one) => !team.people.some((inside) => inside.id === one.id)),
		takenOut: staff.find((one) => one.id === out),
	};
};

/** The titles of the units that run today. */
function unitsNow({ team, units }: TeamYear): string[] {
	return units
		.filter((unit) => unit.startsOn <= team.today && team.today < unit.endsOn)
		.map((unit) => unit.title);
}

function nextMeeting({ coming }: TeamMeetings, t: Translator): string | undefined {
	const next = coming.find((one) => !one.calledOff);
	return next && t('meeting.team-next', { what: t(`meeting.kind.${next.kind}`), day: whenIn(t)(next) });
}

export const actions: Actions = {
	change: async ({ request, locals, params }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({
			name: field.text(200),
			divisionId: field.optionalId(),
			version: field.whole(1, 1_000_000_000),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const result = await changeTeam(actor, params.team, { ...form.value, divisionId: form.value.divisionId });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/teams/${params.team}`);
	},
	add: async ({ request, locals, params }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ personId: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await addToTeam(actor, params.team, form.value.personId);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/teams/${params.team}`);
	},
	remove: async ({ request, locals, params }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ personId: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await removeFromTeam(actor, params.team, form.value.personId);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/teams/${params.team}?out=${form.value.personId}`);
	},
};
