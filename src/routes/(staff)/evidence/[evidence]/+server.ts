import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { openEvidence } from '#server/domain/evidence/index.ts';
import { readKept } from '#server/platform/files/index.ts';
import { found, signedIn } from '../../../answer.ts';
import type { RequestHandler } from './$types';

/**
 * The file of evidence, for who reads what it hangs on. Photographs are shown, everything else is only ever saved; whatever it
 * may hold runs nowhere and reaches nothing.
 */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { actor } = signedIn(locals);
	const file = found(await openEvidence(actor, params.evidence));
	const bytes = await readKept(file.id, file.secret);
	if (bytes === undefined) error(404, 'missing');
	const shown = file.mediaType.startsWith('image/');
	return new Response(Readable.toWeb(Readable.from(bytes, { objectMode: false })) as ReadableStream, {
		headers: {
			'content-type': file.mediaType,
			'content-length': String(file.bytes),
			'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded(file.name)}`,
			'content-security-policy': "default-src 'none'; sandbox",
			'x-content-type-options': 'nosniff',
			'cache-control': 'no-store',
		},
	});
};

/** A name as RFC 8187 writes it. */
function encoded(name: string): string {
	return encodeURIComponent(name).replace(
		/['()*]/g,
		(letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}
