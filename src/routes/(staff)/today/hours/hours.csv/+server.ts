import { schoolClock } from '#server/domain/school/index.ts';
import { findHours, findHoursBetween } from '#server/domain/time/index.ts';
import { found, signedIn } from '../../../../answer.ts';
import { dayIn } from '../form.ts';
import type { RequestHandler } from './$types';

const columns = ['day', 'begins', 'minutes', 'counted-minutes', 'kind', 'with', 'words'] as const;

/** A cell that no spreadsheet program takes for a formula. */
const cell = (text: string) => `"${text.replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;

/** One's own hours of a school year as CSV: when, how long, which kind of time, and of preparation what for. Nobody's name. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const zone = standing.school?.zone ?? 'UTC';
	const { year } = await findHours(actor, standing.school ?? null, dayIn(url.searchParams.get('week')));
	const { entries } = found(await findHoursBetween(actor, { from: year.startsOn, to: year.endsOn }, zone));
	const lines = [
		columns.map((one) => t(`hours.column.${one}`)),
		...entries.map((one) => [
			one.day,
			one.startsAt ? schoolClock(zone, one.startsAt) : '',
			String(one.minutes),
			String(one.counted),
			t(`today.time.${one.kind}`),
			one.kind === 'preparation' ? '' : t(one.group ? 'hours.group' : 'hours.one-to-one'),
			one.words,
		]),
	];
	// With the mark that tells spreadsheet programs the encoding.
	const text = `\uFEFF${lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('')}`;
	return new Response(text, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="hours-${year.startsOn}.csv"`,
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
		},
	});
};
