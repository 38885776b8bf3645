/** Sends a form as a browser without script does. */
export function post(
	origin: string,
	path: string,
	fields: Record<string, string> = {},
	cookie = '',
): Promise<Response> {
	return fetch(origin + path, {
		method: 'POST',
		body: new URLSearchParams(fields),
		redirect: 'manual',
		headers: { origin, accept: 'text/html', cookie },
	});
}
