import { makeApi } from './app.ts';
import { documentOf } from './document.ts';
import { nouns } from './nouns.ts';

/** The one API of this process. */
const api = makeApi();

/** Answers a request to the API; `requestId` is the number under which the log knows it. */
export function answerApi(request: Request, requestId?: string): Promise<Response> {
	return Promise.resolve(api.fetch(request, requestId === undefined ? {} : { requestId }));
}

/** The OpenAPI document, as it is committed and served. */
export function apiDocument(): object {
	return documentOf(api, nouns);
}
