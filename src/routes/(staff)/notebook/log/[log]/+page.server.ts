import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { changeReading, dropLog, findLog, logFields, takeLog } from '#server/domain/kept-log/index.ts';
import { type VisitKind, visitKinds } from '#server/domain/visit/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { found, read, refused, signedIn } from '../../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = signedIn(locals);
	const log = found(await findLog(actor, params.log, locals.t.locale));
	return {
		log,
		fields: [...logFields],
		kinds: [...visitKinds],
		made: url.searchParams.get('made') ?? undefined,
	};
};

/** The fields `<name>-0`, `<name>-1` … of a form, in their order. */
function numbered(values: Record<string, unknown>, name: string): string[] {
	const found: string[] = [];
	for (let at = 0; typeof values[`${name}-${at}`] === 'string'; at += 1)
		found.push(String(values[`${name}-${at}`]));
	return found;
}

/** Words as they are written with what was chosen for each; those for which nothing was are left out. */
function chosen(values: Record<string, unknown>, written: string, choice: string): [string, string][] {
	const choices = numbered(values, choice);
	return numbered(values, written).flatMap((word, at) => {
		const one = choices[at];
		return one ? [[word, one] as [string, string]] : [];
	});
}

export const actions: Actions = {
	read: async ({ request, locals, params }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({ first: z.enum(['day', 'month']) }).catchall(z.string().max(1000));
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const values: Record<string, unknown> = form.value;
		const place = (field: string) => {
			const column = values[`column-${field}`];
			return typeof column === 'string' && /^\d{1,2}$/.test(column) ? Number(column) : null;
		};
		const changed = await changeReading(
			actor,
			params.log,
			{
				columns: Object.fromEntries(logFields.map((one) => [one, place(one)])),
				first: form.value.first,
				people: chosen(values, 'name', 'person').map(([name, personId]) => ({ name, personId })),
				kinds: chosen(values, 'word', 'kind').map(([word, kind]) => ({ word, kind: kind as VisitKind })),
			},
			locals.t.locale,
		);
		if (isRefusal(changed)) return refused(changed, form.values);
		redirect(303, `/notebook/log/${params.log}`);
	},
	take: async ({ locals, params }) => {
		const { actor } = signedIn(locals);
		const taken = await takeLog(actor, params.log, locals.t.locale);
		if (isRefusal(taken)) return refused(taken);
		redirect(303, `/notebook/log/${params.log}?made=${taken.made}`);
	},
	drop: async ({ locals, params }) => {
		const { actor } = signedIn(locals);
		const dropped = await dropLog(actor, params.log);
		if (isRefusal(dropped)) return refused(dropped);
		redirect(303, '/notebook/log?dropped');
	},
};
