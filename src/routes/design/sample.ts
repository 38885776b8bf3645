import type { Place, StageChange } from '#ui/index.ts';

/** Real-looking data for the design pages. What is written here is what people would write, so it is not translated. */
export const zone = 'Asia/Singapore';
export const now = '2026-03-12T02:20:00Z';
export const today = '2026-03-12';
export const school = 'Harbour International School';

export const me = 'Amara Okafor';
export const people = {
	jun: 'Jun Watanabe',
	leila: 'ليلى حداد',
	xiuying: '王秀英',
	olga: 'Ольга Петрова',
	angel: 'Ángel de la Cruz',
	priya: 'Priya Raghunathan',
	kwabena: 'Kwabena Mensah',
	siobhan: 'Siobhán O’Brien',
	huong: 'Nguyễn Thị Hương',
	ana: 'Ana-Lucía Fernández-Montero y Álvarez de Toledo',
};

export function places(current: string): Place[] {
	return [
		{ href: '/design/today', label: 'Today', icon: 'today' as const },
		{ href: '/design/collaboration', label: 'Collaborations', icon: 'collaboration' as const },
		{ href: '/design/notebook', label: 'Notebook', icon: 'notebook' as const },
		{ href: '/design#people', label: 'People', icon: 'people' as const },
		{ href: '/design', label: 'Programme', icon: 'programme' as const },
	].map((place) => ({ ...place, current: place.href === current }));
}

export const menu: Place[] = [
	{ href: '/design#profile', label: 'Your profile', icon: 'settings' },
	{ href: '/design#policy', label: 'Who may see what', icon: 'lock' },
];

export const capture = { href: '/design/capture', label: 'Capture' };

export const aim = 'Year 6 tell the story of our water with data they gathered themselves';

export const changes: StageChange[] = [
	{ on: '2025-08-25', stage: 'full' },
	{ on: '2025-10-20', stage: 'partial' },
	{ on: '2025-12-01', stage: 'full' },
	{ on: '2026-01-19', stage: 'coaching' },
	{ on: '2026-03-02', stage: 'mentoring' },
];

export const lookFors = [
	{ value: 'ask', label: 'Students ask the next question themselves' },
	{ value: 'choose', label: 'Students choose the tool and say why' },
	{ value: 'audience', label: 'Work is made for someone outside the room' },
	{ value: 'evidence', label: 'Claims are tied to data on the screen' },
];
