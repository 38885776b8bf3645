import { openResource } from '#server/domain/resource/index.ts';
import { found, signedIn } from '../../../../answer.ts';
import { serveFile } from '../../../../serve-file.ts';
import type { RequestHandler } from './$types';

/** The file of a resource, for whom its owner shows it to. */
export const GET: RequestHandler = async ({ locals, params }) =>
	serveFile(found(await openResource(signedIn(locals).actor, params.id)));
