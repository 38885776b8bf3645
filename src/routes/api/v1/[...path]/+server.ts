import { answerApi } from '#server/api/index.ts';
import type { RequestHandler } from './$types';

const answer: RequestHandler = ({ request }) => answerApi(request);

export const GET = answer;
export const POST = answer;
export const PUT = answer;
export const PATCH = answer;
export const DELETE = answer;
