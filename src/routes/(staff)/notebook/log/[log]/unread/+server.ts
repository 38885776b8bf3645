import { findUnread, OUR_COLUMN } from '#server/domain/kept-log/index.ts';
import { found, signedIn } from '../../../../../answer.ts';
import type { RequestHandler } from './$types';

/** A cell that no spreadsheet program takes for a formula. */
const cell = (text: string) => `"${text.replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;

/** The rows of a log that were not read, with why, as CSV to mend and bring again. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { actor } = signedIn(locals);
	const { t } = locals;
	const { header, rows, fileName } = found(await findUnread(actor, params.log, t.locale));
	const lines = [
		[...header, `${OUR_COLUMN}${t('kept-log.why')}`],
		...rows.map(({ cells, why }) => [...cells, t(`kept-log.unread.${why}`)]),
	];
	// With the mark that tells spreadsheet programs the encoding.
	const text = `\uFEFF${lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('')}`;
	const name = `${fileName.replace(/\.\w{1,5}$/, '')} ${t('kept-log.rest')}.csv`;
	return new Response(text, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escape)}`,
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
		},
	});
};
