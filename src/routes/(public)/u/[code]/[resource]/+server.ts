import { openUnitPage } from '#server/domain/unit-page/index.ts';
import { serveFile } from '../../../../serve-file.ts';
import { answerPaper, emptyPaper, sheetPaper } from '../../paper.ts';
import { readerOf } from '../../reader.ts';
import type { RequestHandler } from './$types';

/** A how-to sheet or a file of a unit's page, while both are published; anything else answers as the page that is not there. */
export const GET: RequestHandler = async ({ params, request, url, getClientAddress }) => {
	const reader = readerOf(request, url);
	const page = await openUnitPage(params.code, getClientAddress());
	if (page && 'tooMany' in page)
		return answerPaper(emptyPaper('wait', reader.accepted), 429, { 'retry-after': String(page.tooMany) });
	const found = page?.resources.find(({ id }) => id === params.resource);
	if (!page || !found || found.kind === 'link') return answerPaper(emptyPaper('gone', reader.accepted), 404);
	if (found.kind === 'sheet' && !url.searchParams.has('picture'))
		return answerPaper(sheetPaper(page, found, reader));
	if (found.file === null) return answerPaper(emptyPaper('gone', reader.accepted), 404);
	const answer = await serveFile(found.file);
	// A file is found in the places where its page is, and in no other.
	if (page.audience !== 'anyone') answer.headers.set('x-robots-tag', 'noindex, nofollow');
	return answer;
};
