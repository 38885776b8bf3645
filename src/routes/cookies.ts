import type { Cookies } from '@sveltejs/kit';

/** Passes the sign-in library's cookies on, as it wrote them. */
export function keepCookies(cookies: Cookies, written: string[]): void {
	for (const line of written) {
		const [pair = '', ...attributes] = line.split('; ');
		const cut = pair.indexOf('=');
		const given = new Map(
			attributes.map((one) => one.split('=')).map(([name = '', value]) => [name.toLowerCase(), value]),
		);
		cookies.set(pair.slice(0, cut), pair.slice(cut + 1), {
			path: given.get('path') ?? '/',
			httpOnly: given.has('httponly'),
			secure: given.has('secure'),
			sameSite: 'lax',
			encode: (value) => value,
			...(given.has('max-age') ? { maxAge: Number(given.get('max-age')) } : {}),
		});
	}
}
