import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { pocketOf } from '#server/domain/pocket/index.ts';
import { captureVisit } from '#server/domain/visit/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { read, signedIn, statusOf } from '../../../answer.ts';
import { captured, captureFields } from '../../capture/captured.ts';
import { findThere } from '../../capture/find-there.ts';
import type { RequestHandler } from './$types';

const Sent = z.object({
	mark: z.string().max(40),
	fields: z.array(z.tuple([z.string().max(100), z.string().max(10_000)])).max(400),
});

/** Takes an entry that waited on a device: the fields of the capture form, with the mark of whose they are. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const { actor, standing } = signedIn(locals);
	const sent = Sent.safeParse(await request.json().catch(() => undefined));
	const { t } = locals;
	if (!sent.success)
		return json({ code: 'unreadable', problems: [{ text: t('refusal.entry-unreadable') }] }, { status: 422 });
	// Somebody else has signed in since: what was written by one is never saved as another's.
	if (sent.data.mark !== pocketOf(actor.personId)) return json({ code: 'not-yours' }, { status: 409 });
	const fields = new FormData();
	for (const [name, value] of sent.data.fields) fields.append(name, value);
	const form = read(fields, captureFields);
	if ('failure' in form)
		return json({ code: 'unfit', problems: form.failure.data.problems }, { status: form.failure.status });
	const zone = standing.school?.zone ?? 'UTC';
	const capture = captured(form, { zone, schoolId: standing.school?.id ?? '', me: actor.personId });
	const result = await captureVisit(actor, capture);
	if (!isRefusal(result)) return json({ visitId: result.visitId });
	const problem = { text: t.said(result.said), ...(result.field ? { field: result.field } : {}) };
	const there = await findThere(actor, result, capture.visitId, zone);
	return json({ code: result.code, problems: [problem], there }, { status: statusOf[result.kind] });
};
