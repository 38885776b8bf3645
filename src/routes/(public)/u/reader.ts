import { settings } from '#server/platform/settings.ts';
import type { Reader } from './paper.ts';

/** Who reads a page for families: in which languages, and from where on. */
export function readerOf(request: Request, url: URL): Reader {
	const from = url.searchParams.get('from');
	return {
		accepted: request.headers.get('accept-language'),
		asked: url.searchParams.get('in'),
		from: from !== null && /^\d{1,6}$/.test(from) ? Number(from) : undefined,
		origin: settings().origin ?? url.origin,
	};
}
