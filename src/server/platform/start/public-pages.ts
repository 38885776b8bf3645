/** The routes that answer without a sign-in. Every other one is refused before its code runs. */
const always: ReadonlySet<string> = new Set([
	'/(public)',
	'/(public)/sign-in',
	'/(public)/sign-in/link',
	'/(public)/sign-in/passkey',
	'/(public)/sign-in/passkey/challenge',
	'/(public)/set-up',
	'/(public)/demonstration',
	'/(public)/address/[token]',
	// A calendar program signs in by the address alone.
	'/(public)/feed/[token].ics',
	// A mail provider shows a secret of its own.
	'/(public)/mail-in',
	'/(public)/api',
	'/(public)/api/[noun]',
	'/(public)/who-may-see',
	'/(public)/unavailable',
	// Families and students have no account: the short link of a unit is what opens it.
	'/(public)/u/[code]',
	'/(public)/u/[code]/[resource]',
	// What a device opens without a network: these pages are the same for everybody, and hold nothing of anybody.
	'/(device)/pocket',
	'/(device)/pocket/both',
	'/(device)/pocket/leaving',
	'/healthz',
	'/readyz',
	// The API asks for a token of its own.
	'/api/v1/[...path]',
]);

/** Whether a route answers without a sign-in. In development the design pages do too. */
export function isPublic(route: string | null, development: boolean): boolean {
	if (route === null) return false;
	return always.has(route) || (development && route.startsWith('/design'));
}
