import type { Translator } from '#messages/index.ts';
import type { Place } from '#ui/place.ts';

/**
 * Where each kind of person goes, in order of use: the first four become tabs on a phone, and what belongs to the school stands quieter
 * than one's own. Made on the server, so that no page's
 * script brings the words of places its reader does not go to.
 */
export function placesFor(roles: ReadonlySet<string>, t: Translator): Place[] {
	const has = (...wanted: string[]) => wanted.some((role) => roles.has(role));
	const own: (Place & { shown: boolean })[] = [
		{ href: '/today', label: t('general.nav.today'), icon: 'today', shown: true },
		{ href: '/requests', label: t('request.title'), icon: 'promise', shown: has('technician') },
		{
			href: '/notebook',
			label: t('general.nav.notebook'),
			icon: 'notebook',
			shown: has('facilitator', 'teacher'),
		},
		{
			href: '/collaborations',
			label: t('general.nav.collaborations'),
			icon: 'collaboration',
			shown: has('facilitator', 'teacher'),
		},
		{
			href: '/visits',
			label: t('general.nav.visits'),
			icon: 'visit',
			shown: has('facilitator', 'teacher', 'librarian', 'specialist'),
		},
		{
			href: '/bookings',
			label: t('booking.nav'),
			icon: 'clock',
			shown: has('teacher', 'assistant', 'facilitator', 'librarian', 'specialist'),
		},
		{ href: '/requests', label: t('request.title'), icon: 'promise', shown: !has('technician') },
		{
			href: '/goals',
			label: t('goal.nav'),
			icon: 'promise',
			shown: has('teacher', 'facilitator', 'librarian', 'specialist', 'assistant'),
		},
	];
	const schools: typeof own = [
		{
			href: '/programme',
			label: t('general.nav.programme'),
			icon: 'programme',
			shown: has('leader', 'facilitator'),
		},
		{ href: '/calendar', label: t('general.nav.calendar'), icon: 'calendar', shown: true },
		{ href: '/people', label: t('general.nav.people'), icon: 'people', shown: true },
		{ href: '/library', label: t('library.title'), icon: 'library', shown: true },
		{ href: '/tools', label: t('tool.title'), icon: 'tool', shown: true },
		{
			href: '/guides',
			label: t('general.nav.guides'),
			icon: 'guide',
			shown: has('facilitator', 'teacher', 'librarian', 'specialist'),
		},
		{
			href: '/rotation',
			label: t('rotation.title'),
			icon: 'calendar',
			shown: has('facilitator', 'teacher', 'leader'),
		},
		{
			href: '/sequence',
			label: t('sequence.nav'),
			icon: 'guide',
			shown: has('facilitator', 'teacher', 'librarian', 'specialist', 'assistant'),
		},
		{
			href: '/vision',
			label: t('general.nav.vision'),
			icon: 'eye',
			shown: has('facilitator', 'teacher', 'leader'),
		},
		{
			href: '/standards',
			label: t('general.nav.standards'),
			icon: 'standard',
			shown: has('facilitator', 'teacher', 'leader', 'librarian', 'specialist', 'operator'),
		},
		{ href: '/teams', label: t('general.nav.teams'), icon: 'people', shown: has('operator') },
		{ href: '/school', label: t('general.nav.school'), icon: 'settings', shown: has('operator') },
	];
	return [...own, ...schools.map((place) => ({ ...place, quiet: true }))].flatMap(({ shown, ...place }) =>
		shown ? [place] : [],
	);
}

/** What is one tap away on every page: to write down what was seen, or, for who does not visit, to ask for something. */
export function firstThing(roles: readonly string[], t: Translator): { href: string; label: string } {
	return captures(roles)
		? { href: '/capture', label: t('general.capture') }
		: { href: '/requests/new', label: t('request.ask-short') };
}

/** Whether the person writes down visits: who has the capture button. */
export function captures(roles: readonly string[]): boolean {
	return roles.some((role) => ['facilitator', 'librarian', 'specialist'].includes(role));
}
