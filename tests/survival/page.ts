/** A page as a browser without script gets it. */
export interface Got {
	status: number;
	html: string;
	retryAfter: string | null;
	location: string | null;
}

/** Asks for a page, or sends a form to it, as whoever a cookie says. Redirects are not followed. */
export async function browse(
	origin: string,
	path: string,
	options: { cookie?: string; form?: Record<string, string> } = {},
): Promise<Got> {
	const answer = await fetch(origin + path, {
		redirect: 'manual',
		headers: {
			accept: 'text/html',
			...(options.cookie === undefined ? {} : { cookie: options.cookie }),
			...(options.form === undefined ? {} : { origin }),
		},
		...(options.form === undefined ? {} : { method: 'POST', body: new URLSearchParams(options.form) }),
	});
	return {
		status: answer.status,
		html: await answer.text(),
		retryAfter: answer.headers.get('retry-after'),
		location: answer.headers.get('location'),
	};
}

const attribute = (tag: string, name: string) =>
	new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** The fields of a page's forms as a browser would send them, untouched; texts that are empty are left out. */
export function fieldsOf(html: string): Record<string, string> {
	const inputs = (html.match(/<input [^>]*>/g) ?? []).filter(
		(tag) => !/ type="(checkbox|radio)"/.test(tag) || / checked/.test(tag),
	);
	return Object.fromEntries(
		inputs.flatMap((tag) => {
			const [name, value] = [attribute(tag, 'name'), attribute(tag, 'value')];
			return name && value ? [[name, value]] : [];
		}),
	);
}
