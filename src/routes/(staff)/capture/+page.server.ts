import { redirect } from '@sveltejs/kit';
import { dayAfter, momentOf, schoolDay } from '#server/domain/school/index.ts';
import {
	captureVisit,
	findCapture,
	findCompanions,
	findOwnVisit,
	findVisits,
	findWhom,
	usually,
	visitKinds,
} from '#server/domain/visit/index.ts';
import { now } from '#server/platform/clock.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { found, read, refused, signedIn } from '../../answer.ts';
import { addressWith, fieldsOf, teachersIn } from '../visits/details.ts';
import type { Actions, PageServerLoad } from './$types';
import { captured, captureFields } from './captured.ts';
import { findThere } from './find-there.ts';
import { quickKinds, waysFrom } from './ways.ts';

const fiveMinutes = 300_000;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const zone = standing.school?.zone ?? 'UTC';
	const at = now();
	const today = schoolDay(zone, at);
	const teachers = teachersIn(url);
	const visitId = url.searchParams.get('visit') || undefined;
	const asked = url.searchParams.get('collaboration') || undefined;
	const startOf = (minutes: number) =>
		new Date(Math.floor((at.getTime() - minutes * 60_000) / fiveMinutes) * fiveMinutes);
	const whenFields = {
		min: dayAfter(today, -365),
		max: today,
		entry: crypto.randomUUID(),
		kinds: visitKinds,
	};

	const likeId = url.searchParams.get('like') || undefined;
	const like = likeId === undefined ? undefined : found(await findOwnVisit(actor, likeId));

	if (teachers.length > 1) {
		const companions = found(await findCompanions(actor, teachers));
		return {
			step: 'group' as const,
			companions,
			visitId: undefined,
			alone: false,
			collaborationId: companions.collaborations.find((one) => one.id === asked)?.id,
			initial: {
				kind: like?.kind ?? 'planning',
				...fieldsOf(startOf(like?.minutes ?? usually.planning.minutes), zone),
				minutes: like ? String(like.minutes) : '',
				place: like?.place ?? '',
				remote: like?.remote ?? false,
				timeKind: like?.timeKind ?? '',
			},
			...whenFields,
		};
	}
	if (teachers.length === 0 && visitId === undefined) {
		const search = url.searchParams.get('search') ?? '';
		const bounds = { from: momentOf(today, '00:00', zone), to: momentOf(dayAfter(today), '00:00', zone) };
		const whom = await findWhom(actor, { schoolId: standing.school?.id ?? '', search, ...bounds });
		const savedId = url.searchParams.get('saved') ?? '';
		const saved = savedId === '' ? undefined : await findSaved(actor, savedId, at);
		return { step: 'whom' as const, whom, search, saved };
	}
	const [teacherId] = teachers;
	const alone = { teacherId, visitId, schoolId: standing.school?.id ?? '' };
	let start = found(await findCapture(actor, { ...alone, collaborationId: asked }));
	const [only, another] = start.collaborations;
	// Most visits to a partner belong to the one collaboration that there is with them.
	if (!start.planned && asked === undefined && only && !another && !url.searchParams.has('outside'))
		start = found(await findCapture(actor, { ...alone, collaborationId: only.id }));
	const as = quickKinds.find((kind) => kind === url.searchParams.get('as'));
	const kind = start.planned?.kind ?? like?.kind ?? as ?? start.lastKind ?? 'side-by-side';
	const began =
		start.planned && start.planned.startsAt <= at
			? start.planned.startsAt
			: startOf(like?.minutes ?? usually[kind].minutes);
	const address = (id?: string) => addressWith('/capture', [start.teacher.personId], id);
	const initial = {
		kind,
		...fieldsOf(began, zone),
		minutes: start.planned || like ? String((start.planned ?? like)?.minutes) : '',
		place: start.planned?.place || (like?.place ?? (as === undefined ? start.lastPlace : '')),
		remote: like?.remote ?? usually[kind].remote,
		timeKind: like?.timeKind ?? '',
	};
	const here = start.collaborationId ? address(start.collaborationId) : `${address()}&outside`;
	const last = start.lastVisitId;
	if (!start.mayWriteAbout)
		return {
			step: 'group' as const,
			companions: { people: [start.teacher], collaborations: start.planned ? [] : start.collaborations },
			visitId: start.planned?.id,
			alone: true,
			collaborationId: start.collaborationId,
			initial,
			...whenFields,
		};
	return {
		step: 'seen' as const,
		start,
		links: start.planned
			? []
			: [
					...start.collaborations.map((one) => ({ href: address(one.id), label: one.title, id: one.id })),
					{ href: `${address()}&outside`, label: undefined, id: undefined },
				],
		ways: start.planned
			? []
			: waysFrom(
					here,
					like ? undefined : as,
					last === undefined ? undefined : { id: last, chosen: like !== undefined },
				),
		initial,
		usualMinutes: start.planned?.minutes ?? like?.minutes ?? usually[kind].minutes,
		me: actor.personId,
		...whenFields,
	};
};

/** With whom the visit was that has just been saved. */
async function findSaved(actor: Parameters<typeof findVisits>[0], id: string, at: Date) {
	const { visits } = await findVisits(actor, {
		from: new Date(at.getTime() - 367 * 86_400_000),
		to: new Date(at.getTime() + 86_400_000),
		order: 'back',
		limit: 20,
	});
	return visits.find((visit) => visit.id === id);
}

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { actor, standing } = signedIn(locals);
		const form = read(await request.formData(), captureFields);
		if ('failure' in form) return form.failure;
		const capture = captured(form, {
			zone: standing.school?.zone ?? 'UTC',
			schoolId: standing.school?.id ?? '',
			me: actor.personId,
		});
		const result = await captureVisit(actor, capture);
		if (isRefusal(result)) {
			const there = await findThere(actor, result, capture.visitId, standing.school?.zone ?? 'UTC');
			return refused(result, form.values, { there });
		}
		redirect(303, `/capture?saved=${result.visitId}`);
	},
};
