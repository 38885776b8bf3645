import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { readKept } from '#server/platform/files/index.ts';

/**
 * Answers with a kept file. Photographs are shown, everything else is only ever saved; whatever it may hold runs nowhere and
 * reaches nothing.
 */
export async function serveFile(file: {
	id: string;
	secret: string;
	name: string;
	mediaType: string;
	bytes: number;
}): Promise<Response> {
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
}

/** A name as RFC 8187 writes it. */
function encoded(name: string): string {
	return encodeURIComponent(name).replace(
		/['()*]/g,
		(letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}
