import { z } from 'zod';
import { dayAfter } from '#server/domain/school/index.ts';
import { carryUnits, previewCarriedUnits } from '#server/domain/unit/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../../answer.ts';
import { spanIn } from '../year.ts';
import type { Actions, PageServerLoad } from './$types';

/** A form, and what became of it: there is nothing for a script to do. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = signedIn(locals);
	const { t } = locals;
	const yearId = url.searchParams.get('year') ?? undefined;
	const { team, year, next, units } = found(await previewCarriedUnits(actor, params.team, yearId));
	const span = spanIn(t);
	return {
		team: { id: team.id, name: team.name },
		year: year.name,
		yearId: year.id,
		next: { id: next.id, name: next.name },
		units: units.map((unit) => ({
			id: unit.id,
			title: unit.title,
			was: span(unit),
			startsOn: unit.next.startsOn,
			lastDay: dayAfter(unit.next.endsOn, -1),
			isThere: unit.isThere,
		})),
	};
};

export const actions: Actions = {
	carry: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = await request.formData();
		const chosen = read(form, z.object({ yearId: field.optionalId(), 'take[]': field.ids() }));
		if ('failure' in chosen) return chosen.failure;
		const { yearId, 'take[]': take } = chosen.value;
		const days = read(
			form,
			z.object(
				Object.fromEntries(
					take.flatMap((id) => [`startsOn:${id}`, `lastDay:${id}`].map((name) => [name, field.day()])),
				),
			),
		);
		if ('failure' in days) return days.failure;
		const dayOf = (name: string) => days.value[name] ?? '';
		const units = take.map((id) => ({
			id,
			startsOn: dayOf(`startsOn:${id}`),
			lastDay: dayOf(`lastDay:${id}`),
		}));
		const result = await carryUnits(actor, params.team, yearId, units);
		if (isRefusal(result)) return refused(result, chosen.values);
		return { carried: result.carried };
	},
};
