import { answerApi } from '#server/api/index.ts';
import type { RequestHandler } from './$types';

/** Every method, so that those an address does not take are refused in the API's own words. */
export const fallback: RequestHandler = ({ request, locals }) => answerApi(request, locals.requestId);
