import { z } from 'zod';
import { momentOf, schoolDay } from '#server/domain/school/index.ts';
import {
	type TimeKind,
	usually,
	type VisitDetails,
	type VisitKind,
	visitKinds,
} from '#server/domain/visit/index.ts';
import { datesIn } from '#ui/formats.ts';
import { field } from '../../answer.ts';

const time = z
	.string()
	.regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, { abort: true })
	.transform((value) => value.slice(0, 5));

/** The fields of a form that say when, where and how a visit is. */
export const detailFields = {
	kind: field.oneOf(visitKinds),
	day: field.day(),
	time: z
		.custom((value) => time.safeParse(value).success, { params: { said: { key: 'refusal.visit-time' } } })
		.pipe(time),
	minutes: z.preprocess((value) => value || undefined, z.coerce.number().int().optional().catch(0)),
	place: field.optionalText(200),
	remote: field.checked(),
	'time-kind': z.preprocess(
		(value) => value || undefined,
		z.enum(['in-classroom', 'outside-classroom']).optional(),
	),
};

/** What the fields say, on the clocks of the school. */
export function detailsOf(
	value: {
		kind: VisitKind;
		day: string;
		time: string;
		minutes?: number | undefined;
		place?: string | undefined;
		remote: boolean;
		'time-kind'?: TimeKind | undefined;
	},
	zone: string,
): VisitDetails {
	return {
		kind: value.kind,
		startsAt: momentOf(value.day, value.time, zone),
		minutes: value.minutes ?? usually[value.kind].minutes,
		place: value.place,
		remote: value.remote || usually[value.kind].remote,
		timeKind: value['time-kind'],
	};
}

/** What the fields show, and the days that are taken. */
export interface DetailsShown {
	kinds: readonly VisitKind[];
	initial: {
		kind: string;
		day: string;
		time: string;
		minutes: string;
		place: string;
		remote: boolean;
		timeKind: string;
	};
	/** The earliest and latest day that is taken. */
	min: string;
	max: string;
}

/** The day and the time of a moment as a form's fields have them. */
export function fieldsOf(at: Date, zone: string): { day: string; time: string } {
	const time = datesIn('sv', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at);
	return { day: schoolDay(zone, at), time };
}

/** The addresses' people: `?teacher=…`, once for each. */
export function teachersIn(url: URL): string[] {
	return [...new Set(url.searchParams.getAll('teacher').filter(Boolean))];
}

/** The same question with other people or another collaboration. */
export function addressWith(path: string, teachers: readonly string[], collaborationId?: string): string {
	const query = new URLSearchParams(teachers.map((id) => ['teacher', id]));
	if (collaborationId) query.set('collaboration', collaborationId);
	return `${path}?${query}`;
}
