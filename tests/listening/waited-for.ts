/** A page or list of the API that people wait for, and how to find the address of one that is about somebody or something. */
export interface WaitedFor {
	name: string;
	/** Where it is; or the list on which the link to it stands, and what the link begins with. */
	path: string;
	from?: string;
	/** With a personal token instead of a session. */
	api?: true;
}

const shared: WaitedFor[] = [
	{ name: 'today', path: '/today' },
	{ name: 'visits', path: '/visits' },
	{ name: 'people', path: '/people' },
	{ name: 'people, searched', path: '/people?search=ma' },
	{ name: 'a colleague', path: '/people/', from: '/people' },
	{ name: 'next steps', path: '/next-steps' },
	{ name: 'my profile', path: '/profile' },
	{ name: 'my readers', path: '/profile/readers' },
	{ name: 'API: me', path: '/api/v1/me', api: true },
	{ name: 'API: people', path: '/api/v1/people', api: true },
	{ name: 'API: visits', path: '/api/v1/visits', api: true },
	{ name: 'API: collaborations', path: '/api/v1/collaborations', api: true },
];

const partners: WaitedFor[] = [
	{ name: 'notebooks', path: '/notebook' },
	{ name: 'a notebook', path: '/notebook/', from: '/notebook' },
	{ name: 'collaborations', path: '/collaborations' },
	{ name: 'a collaboration', path: '/collaborations/', from: '/collaborations' },
	{ name: 'an agreement', path: '/collaborations/', from: '/collaborations' },
	{ name: 'a new collaboration', path: '/collaborations/new' },
	{ name: 'a visit', path: '/visits/', from: '/visits' },
];

const observers: WaitedFor[] = [
	{ name: 'capture', path: '/capture' },
	{ name: 'capture of somebody', path: '/capture?teacher=', from: '/capture?search=ma' },
	{ name: 'a planned visit', path: '/visits/new' },
	{ name: 'look-fors', path: '/notebook/look-fors' },
	{ name: 'API: notebooks', path: '/api/v1/notebooks', api: true },
];

const programme: WaitedFor[] = [{ name: 'the programme', path: '/programme' }];
const school: WaitedFor[] = [
	{ name: 'teams', path: '/teams' },
	{ name: 'the school', path: '/school' },
	{ name: 'acts of operators', path: '/school/acts' },
	{ name: 'invitations', path: '/people/invite' },
	{ name: 'rosters', path: '/people/roster' },
	{ name: 'who can sign in', path: '/people?state=no-address' },
];

/** What each kind of person waits for; the names are the demonstration's and the cast's. */
export const waitedFor = {
	ada: [...shared, ...partners, ...observers, ...programme],
	clara: [...shared, ...partners],
	hana: [...shared, ...observers],
	joy: shared,
	goran: shared,
	fatima: [...shared, ...programme],
	ivo: [...shared, ...school],
} satisfies Record<string, WaitedFor[]>;

export type Waiting = keyof typeof waitedFor;

/** The address of a page: its own, or that of the last link of the kind on its list; undefined when there is none. */
export async function addressOfPage(
	page: WaitedFor,
	text: (path: string) => Promise<string>,
): Promise<string | undefined> {
	if (page.from === undefined) return page.path;
	const links = [...(await text(page.from)).matchAll(/href="([^"]+)"/g)].map((found) =>
		(found[1] ?? '').replaceAll('&amp;', '&'),
	);
	const own = links.filter((link) => link.startsWith(page.path) && /[0-9a-f]{12}/.test(link));
	const found = own[0];
	return found && page.name === 'an agreement' ? `${found.split(/[?#]/)[0]}/agreement` : found;
}
