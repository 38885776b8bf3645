import { documentOf, makeApi } from './app.ts';

/** The one API of this process, as the table of doors looks through it. */
export const api = makeApi();

/** Answers a request to the API. */
export function answerApi(request: Request): Promise<Response> {
	return Promise.resolve(api.fetch(request));
}

/** The OpenAPI document, as it is committed and served. */
export function apiDocument(): object {
	return documentOf(api);
}
