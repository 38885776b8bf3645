import { openUnitPage } from '#server/domain/unit-page/index.ts';
import { answerPaper, emptyPaper, unitPaper } from '../paper.ts';
import { readerOf } from '../reader.ts';
import type { RequestHandler } from './$types';

/** What was published of a unit, for who has its short link. A link that never was answers as one that was taken back. */
export const GET: RequestHandler = async ({ params, request, url, getClientAddress }) => {
	const reader = readerOf(request, url);
	const page = await openUnitPage(params.code, getClientAddress());
	if (page === undefined) return answerPaper(emptyPaper('gone', reader.accepted), 404);
	if ('tooMany' in page)
		return answerPaper(emptyPaper('wait', reader.accepted), 429, { 'retry-after': String(page.tooMany) });
	return answerPaper(unitPaper(page, reader));
};
