import { openEvidence } from '#server/domain/evidence/index.ts';
import { found, signedIn } from '../../../answer.ts';
import { serveFile } from '../../../serve-file.ts';
import type { RequestHandler } from './$types';

/** The file of evidence, for who reads what it hangs on. */
export const GET: RequestHandler = async ({ locals, params }) =>
	serveFile(found(await openEvidence(signedIn(locals).actor, params.evidence)));
