import { redirect } from '@sveltejs/kit';
import {
	askForSetUp,
	correctSetUp,
	dataChoices,
	findSetUpStart,
	mostOfSetUp,
	type SetUpStart,
	setUpKinds,
	turnIntoSetUp,
} from '#server/domain/request/index.ts';
import { findUnit } from '#server/domain/unit/index.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { choiceGone, found, read, refused, signedIn } from '../../../answer.ts';
import { dayIn } from '../said.ts';
import type { Actions, PageServerLoad } from './$types';
import { askedIn, shape } from './form.ts';

/** Long, and written once: a plain form. */
export const csr = false;

/** What stands in the fields from the start. */
function begun(start: SetUpStart, unit: { title: string; aim: string; team: { name: string } } | undefined) {
	const { request } = start;
	const setUp = request?.setUp;
	if (setUp) return setUp;
	return {
		what: request?.words.slice(0, mostOfSetUp.what) ?? '',
		why: unit ? [unit.title, unit.aim].filter(Boolean).join('. ') : '',
		forClass: request?.forClass || (unit?.team.name ?? ''),
		neededOn: request?.wantedOn ?? '',
	};
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const from = (name: string) => url.searchParams.get(name) ?? undefined;
	const start = found(
		await findSetUpStart(actor, standing.school?.id ?? '', { tool: from('tool'), request: from('request') }),
	);
	const unitId = from('unit');
	const unit = unitId === undefined ? undefined : found(await findUnit(actor, unitId));
	const day = dayIn(t);
	const { times, first } = start.leads;
	const { request } = start;
	return {
		kinds: setUpKinds.map((kind) => ({
			value: kind,
			label: t(`request.set-up.kind.${kind}`),
			hint:
				first[kind] === null
					? t('request.set-up.ready-days', { days: times[kind] })
					: t('request.set-up.ready-from', { days: times[kind], day: day(first[kind]) }),
		})),
		data: dataChoices.map((one) => ({ value: one, label: t(`request.set-up.data.${one}`) })),
		testers: [
			{ value: '', label: t(request?.asker ? 'request.set-up.tester-asker' : 'request.set-up.tester-me') },
			...start.testers.map(({ personId, name }) => ({ value: personId, label: name })),
		],
		asker: request?.asker ?? '',
		corrects: Boolean(request?.setUp),
		request: request && { id: request.id, version: request.setUp?.version ?? request.version },
		tool: start.tool,
		mailedTo: start.mailedTo,
		noDesk: start.noDesk,
		begun: begun(start, unit),
		entry: crypto.randomUUID(),
	};
};

export const actions: Actions = {
	default: async ({ locals, request, url }) => {
		const { actor, standing } = signedIn(locals);
		const form = read(await request.formData(), shape);
		if ('failure' in form) return form.failure;
		const { entry, version, anyway } = form.value;
		const wanted = { asked: askedIn(form.value), anyway, entry, origin: settings().origin ?? url.origin };
		const about = form.value.request;
		const schoolId = standing.school?.id ?? '';
		const result = await (about === undefined
			? askForSetUp(actor, schoolId, wanted)
			: form.value.corrects
				? correctSetUp(actor, about, { ...wanted, version: version ?? 0 })
				: turnIntoSetUp(actor, about, { ...wanted, version }));
		if (isRefusal(result)) {
			const day = dayIn(locals.t);
			const first = firstDayOf(result);
			if (about !== undefined) found(await findSetUpStart(actor, schoolId, { request: about }));
			return first === undefined
				? refused(wanted.asked.testerId ? choiceGone(result, 'tester') : result, form.values)
				: refused(saidWith(result, day(first)), form.values, { first: { value: first, said: day(first) } });
		}
		const now = about === undefined ? 'asked' : form.value.corrects ? 'corrected' : 'set-up';
		redirect(303, `/requests/${result.id}?now=${now}`);
	},
};

/** The first day that can be met, of a day that is too soon. */
function firstDayOf({ code, said }: Refusal): string | undefined {
	return code === 'set-up-too-soon' ? String(said.args?.day) : undefined;
}

/** The same refusal with its day as people say days. */
function saidWith(refusal: Refusal, day: string): Refusal {
	return { ...refusal, said: { ...refusal.said, args: { ...refusal.said.args, day } } };
}
