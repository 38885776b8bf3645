import { linkOf } from '#server/domain/evidence/index.ts';
import { hashOf } from '#server/platform/ids.ts';

/** The address of a link. */
export interface Address {
	/** As a browser opens it. */
	url: string;
	host: string;
	/** The same for every way of writing the address of one page. */
	hash: string;
}

/** What programs add to an address to follow who opens it; the page is the same without. */
const followers = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|_ga|si)$/i;

/**
 * Reads the address of a page on the web; undefined for any other text: nothing that runs, holds data, or names a user and a
 * password.
 */
export function addressOf(text: string): Address | undefined {
	const link = linkOf(text);
	if (link === undefined) return undefined;
	const url = new URL(link);
	return { url: link, host: url.host, hash: hashOf(comparable(url)) };
}

/** An address without what makes no difference: the protocol, `www.`, the end of a path, a mark in the page, what follows readers. */
function comparable(url: URL): string {
	const query = [...url.searchParams]
		.filter(([name]) => !followers.test(name))
		.map(([name, value]) => `${name}=${value}`)
		.sort()
		.join('&');
	const host = url.host.replace(/^www\./, '').replace(/:(80|443)$/, '');
	const path = url.pathname.replace(/\/(index\.(html?|php))?$/i, '');
	// What stands behind the mark is a page of its own where programs write their pages so.
	const mark = /^#!?\//.test(url.hash) ? url.hash : '';
	return `${host}${path}?${query}${mark}`;
}
