import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { moveBooking } from '#server/domain/booking/index.ts';
import { momentOf } from '#server/domain/school/index.ts';
import { moveVisit } from '#server/domain/visit/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { field, read, refused, signedIn } from '../../../answer.ts';
import { writer } from '../shown.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const asked = z.object({
	as: z.enum(['visit', 'booking']),
	id: field.id(),
	version: field.whole(1, 1_000_000),
	day: field.day(),
	at: clock,
	/** Where it was put into a period: when that ends. */
	until: z.preprocess((value) => value || undefined, clock.optional()),
	wasOn: field.day(),
	wasAt: clock,
});

/** Moves a planned visit or a booking to a day and a time of the school's clocks, by the verbs that their forms ask. */
export async function move({ locals, request, url }: RequestEvent) {
	const { actor, standing } = signedIn(locals);
	const form = read(await request.formData(), asked);
	if ('failure' in form) return form.failure;
	const { as, id, version, day, at, until, wasOn, wasAt } = form.value;
	const zone = standing.school?.zone ?? 'UTC';
	const startsAt = momentOf(day, at, zone);
	const origin = settings().origin ?? url.origin;
	const before = until === undefined ? undefined : momentOf(day, until, zone);
	const result =
		as === 'visit'
			? await moveVisit(actor, id, { startsAt, version })
			: await moveBooking(actor, id, { startsAt, before, version, word: '', origin });
	if (isRefusal(result)) return refused(result);
	const said = writer(locals.t, { weekday: 'long', day: 'numeric', month: 'long' })(day);
	const back = { as, id, version: version + 1, day: wasOn, at: wasAt, until: '', wasOn: day, wasAt: at };
	return { moved: { said, back } };
}
