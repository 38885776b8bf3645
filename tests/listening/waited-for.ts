/** A page or list of the API that people wait for, and how to find the address of one that is about somebody or something. */
export interface WaitedFor {
	name: string;
	/**
	 * The most statements it takes, those included that find out who asks and that begin and end a unit of work: whatever there
	 * is, and whoever asks. Whoever makes a page ask more raises the number, and says in the commit why it is worth it.
	 */
	statements: number;
	/** Where it is; or the list on which the link to it stands, and what the link begins with. */
	path: string;
	from?: string;
	/** What the address is made of the link that was found. */
	made?: (link: string) => string;
	/** With a personal token instead of a session. */
	api?: true;
}

const shared: WaitedFor[] = [
	{ name: 'today', statements: 43, path: '/today' },
	{ name: 'my week', statements: 40, path: '/calendar/mine' },
	{ name: 'my year', statements: 38, path: '/calendar/mine?view=year' },
	{ name: 'the school’s week', statements: 40, path: '/calendar/of?school=', from: '/calendar' },
	{
		name: 'the school’s year',
		statements: 38,
		path: '/calendar/of?school=',
		from: '/calendar',
		made: (link) => `${link}&view=year`,
	},
	{ name: 'the calendar', statements: 48, path: '/calendar' },
	{ name: 'visits', statements: 31, path: '/visits' },
	{ name: 'people', statements: 36, path: '/people' },
	{ name: 'people, searched', statements: 36, path: '/people?search=ma' },
	{ name: 'a colleague', statements: 36, path: '/people/', from: '/people' },
	{ name: 'next steps', statements: 20, path: '/next-steps' },
	{ name: 'my profile', statements: 21, path: '/profile' },
	{ name: 'my readers', statements: 20, path: '/profile/readers' },
	{ name: 'API: me', statements: 18, path: '/api/v1/me', api: true },
	{ name: 'API: people', statements: 18, path: '/api/v1/people', api: true },
	{ name: 'API: visits', statements: 17, path: '/api/v1/visits', api: true },
	{ name: 'API: collaborations', statements: 18, path: '/api/v1/collaborations', api: true },
];

const partners: WaitedFor[] = [
	{ name: 'notebooks', statements: 35, path: '/notebook' },
	{ name: 'a notebook', statements: 35, path: '/notebook/', from: '/notebook' },
	{ name: 'collaborations', statements: 22, path: '/collaborations' },
	{ name: 'a collaboration', statements: 40, path: '/collaborations/', from: '/collaborations' },
	{
		name: 'an agreement',
		statements: 42,
		path: '/collaborations/',
		from: '/collaborations',
		made: (link) => `${link.split(/[?#]/)[0]}/agreement`,
	},
	{
		name: 'a colleague’s week',
		statements: 52,
		path: '/people/',
		from: '/people',
		made: (link) => link.replace(/^\/people\/([^/?#]+).*/, '/calendar/of?person=$1'),
	},
	{
		name: 'a team’s week',
		statements: 40,
		path: '/teams/',
		from: '/teams',
		made: (link) => link.replace(/^\/teams\/([^/?#]+).*/, '/calendar/of?team=$1'),
	},
	{
		name: 'a team’s meetings',
		statements: 34,
		path: '/teams/',
		from: '/teams',
		made: (link) => `${link.split(/[?#]/)[0]}/meetings`,
	},
	{ name: 'a new collaboration', statements: 40, path: '/collaborations/new' },
	{ name: 'a visit', statements: 30, path: '/visits/', from: '/visits' },
];

const observers: WaitedFor[] = [
	{ name: 'capture', statements: 23, path: '/capture' },
	{ name: 'capture of somebody', statements: 40, path: '/capture?teacher=', from: '/capture?search=ma' },
	{ name: 'a planned visit', statements: 23, path: '/visits/new' },
	{ name: 'hours', statements: 27, path: '/today/hours' },
	{ name: 'look-fors', statements: 20, path: '/notebook/look-fors' },
	{ name: 'API: notebooks', statements: 27, path: '/api/v1/notebooks', api: true },
];

/** What facilitators and the help desk look after. */
const kept: WaitedFor[] = [
	{ name: 'requests', statements: 28, path: '/requests' },
	{ name: 'the library', statements: 33, path: '/library' },
	{ name: 'the library, searched', statements: 37, path: '/library?words=watre' },
	{ name: 'tools', statements: 37, path: '/tools' },
	{ name: 'the scope and sequence', statements: 30, path: '/sequence' },
	{ name: 'virtual spaces', statements: 32, path: '/spaces' },
];
const programme: WaitedFor[] = [{ name: 'the programme', statements: 22, path: '/programme' }];
const school: WaitedFor[] = [
	{ name: 'teams', statements: 26, path: '/teams' },
	{ name: 'the school', statements: 27, path: '/school' },
	{ name: 'acts of operators', statements: 21, path: '/school/acts' },
	{ name: 'invitations', statements: 21, path: '/people/invite' },
	{ name: 'rosters', statements: 21, path: '/people/roster' },
	{ name: 'who can sign in', statements: 33, path: '/people?state=no-address' },
];

/** What each kind of person waits for; the names are the demonstration's and the cast's. */
export const waitedFor = {
	ada: [...shared, ...partners, ...observers, ...programme, ...kept],
	clara: [...shared, ...partners],
	hana: [...shared, ...observers],
	joy: shared,
	goran: [...shared, ...kept],
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
	return found && page.made ? page.made(found) : found;
}
