import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { bringTools, previewTools, readToolSheet, sheetFields } from '#server/domain/tool/index.ts';
import { isRefusal, refuse } from '#server/platform/refusal.ts';
import { field, read, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';
import { planSaid } from './plan-said.ts';

/** A file, a table, a button. */
export const csr = false;

/** A spreadsheet, as a form sends it on. */
const mostCarried = 400_000;

/** For who looks after tools; to anybody else there is no such page. */
function keeper(locals: App.Locals) {
	const { actor, standing } = signedIn(locals);
	const { school } = standing;
	if (!school?.roles.some((role) => ['facilitator', 'librarian', 'technician'].includes(role)))
		error(404, 'missing');
	return { actor, schoolId: school.id };
}

export const load: PageServerLoad = async ({ locals }) => {
	keeper(locals);
	const { t } = locals;
	const list = new Intl.ListFormat(t.locale, { type: 'unit' });
	return { columns: list.format(sheetFields.map((one) => t(`tool.sheet.${one}`))) };
};

export const actions: Actions = {
	/** Reads it and shows what would change; nothing is written. */
	read: async ({ locals, request }) => {
		const { actor, schoolId } = keeper(locals);
		const file = (await request.formData()).get('sheet');
		if (!(file instanceof File) || file.size === 0)
			return refused(refuse('tool-sheet-no-file', { field: 'sheet' }));
		const { locale } = locals.t;
		const sheet = await readToolSheet(new Uint8Array(await file.arrayBuffer()), locale);
		if (isRefusal(sheet)) return refused(sheet);
		const plan = await previewTools(actor, schoolId, { ...sheet, locale });
		if (isRefusal(plan)) return refused(plan);
		return { problems: [], values: {}, plan: planSaid(plan, sheet.csv, locals.t) };
	},
	bring: async ({ locals, request }) => {
		const { actor, schoolId } = keeper(locals);
		const schema = z.object({ csv: field.text(mostCarried), mark: field.text(100) });
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { locale } = locals.t;
		const result = await bringTools(actor, schoolId, { ...form.value, locale });
		if (!isRefusal(result))
			redirect(303, `/tools?now=brought&added=${result.added}&changed=${result.changed}`);
		if (result.code !== 'tool-sheet-changed') return refused(result);
		const plan = await previewTools(actor, schoolId, { csv: form.value.csv, locale });
		return isRefusal(plan)
			? refused(plan)
			: refused(result, {}, { plan: planSaid(plan, form.value.csv, locals.t) });
	},
};
