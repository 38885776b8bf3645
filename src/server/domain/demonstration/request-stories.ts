import type { DataChoice, SetUpKind } from '#server/domain/request/index.ts';

type HeldAs = 'facilitator' | 'mentor' | 'desk';

/** What was said: by whom, how many days ago, what changed with it. */
interface Said {
	by: string;
	ago: number;
	words?: string;
	change?: 'taken-up' | 'waiting' | 'promised' | 'testing' | 'works' | 'not-yet' | 'done' | 'reopened';
	/** In so many days from today. */
	promised?: number;
}

/** Who held it, from when on, with what was said; `by` passed it on. */
interface Held {
	as: HeldAs;
	who?: string;
	/** Who passed it on, how many days ago, and with which words; the first is asked. */
	by: string;
	ago: number;
	words: string;
	said?: Said[];
}

/** What is to be set up, as the request says it. */
interface ToSetUp {
	kind: SetUpKind;
	what: string;
	why: string;
	tool?: string;
	address?: string;
	devices?: string;
	deviceCount?: number;
	accounts?: number;
	licences?: number;
	data: DataChoice;
	dataWords?: string;
	tester?: string;
	supporter: string;
	shortNotice?: boolean;
}

export interface Story {
	setUp?: ToSetUp;
	by: string;
	forClass?: string;
	/** Wanted in so many days from today. */
	wanted?: number;
	held: Held[];
}

/** What is asked at the school: each as it was asked, held, passed on and said. */
export const requestStories: Story[] = [
	{
		by: 'clara', forClass: 'Grade 4, rooms 11 and 12', wanted: 9,
		held: [
			{
				as: 'desk', by: 'clara', ago: 6,
				words: 'the microphones crackle in every recording and half of the podcasts are lost. can somebody look before next week?',
				said: [
					{ by: 'goran', ago: 6, change: 'taken-up' },
					{ by: 'goran', ago: 5, change: 'waiting', words: 'All of them, or those from the blue box? And does it crackle without the long cable?' },
					{ by: 'clara', ago: 5, words: 'The blue box. Without the long cable it is better but too far from the table.' },
					{ by: 'goran', ago: 4, change: 'done', words: 'Two of the cables were broken. There are new ones in the box, labelled.' },
				],
			},
			{
				as: 'facilitator', who: 'ada', by: 'goran', ago: 4,
				words: 'Works again. They record a lot with thirty children and two microphones; perhaps you have an idea how to do that in groups.',
				said: [{ by: 'ada', ago: 2, change: 'promised', promised: 3, words: 'I come and we try it with one group first.' }],
			},
		],
	},
	{
		by: 'clara', wanted: 5,
		held: [
			{
				as: 'desk', by: 'clara', ago: 3,
				words: 'Could the translation app be put on the tablets of Grade 4? Two families will join our story day by video.',
				said: [{ by: 'tuan', ago: 1, change: 'waiting', words: 'Which of the two apps do you mean, and do the children sign in?' }],
			},
		],
	},
	{
		by: 'emre', forClass: 'Humanities 6',
		held: [
			{
				as: 'facilitator', by: 'emre', ago: 2,
				words: 'I would like my class to argue about a map with another class, not only with me. No idea where to begin.',
			},
		],
	},
	{
		by: 'rosa', forClass: 'Grade 1',
		held: [
			{
				as: 'desk', by: 'rosa', ago: 1,
				words: 'Projector in room 3 goes blue after ten minutes!! third time this week',
			},
		],
	},
	{
		by: 'noor',
		held: [
			{
				as: 'desk', by: 'noor', ago: 8,
				words: 'لا أستطيع الدخول إلى الطابعة الملونة من حاسوبي الجديد.',
				said: [{ by: 'goran', ago: 7, change: 'promised', promised: -1, words: 'I bring the driver by.' }],
			},
		],
	},
	{
		by: 'tomasz', forClass: 'Grade 1',
		held: [
			{
				as: 'desk', by: 'tomasz', ago: 20,
				words: 'Please unblock the museum’s site, we visit it next Thursday.',
				said: [{ by: 'tuan', ago: 19, change: 'done', words: 'Unblocked for staff and students.' }],
			},
		],
	},
	{
		by: 'rosa', forClass: 'Grade 1', wanted: 6,
		setUp: {
			kind: 'accounts', what: 'Class accounts for the book maker', accounts: 24, data: 'aliases',
			why: 'Each child tells a story in their own language, draws it and reads it aloud. In groups of three they make one book; so every child needs a place of their own in the class’s shelf.',
			address: 'https://books.example', dataWords: 'Animals instead of names; the list hangs in the classroom and nowhere else.',
			supporter: 'Rosa, and Ada when it is about the books themselves',
		},
		held: [
			{
				as: 'desk', by: 'rosa', ago: 8, words: '',
				said: [
					{ by: 'goran', ago: 7, change: 'promised', promised: -2 },
					{ by: 'goran', ago: 2, change: 'testing', words: 'Twenty-four accounts are there, one for each animal on your list. Please try two of them on the trolley.' },
				],
			},
		],
	},
	{
		by: 'clara', forClass: 'Grade 4, both rooms', wanted: 12,
		setUp: {
			kind: 'app', what: 'The stop-motion app on the tablets of trolley B', devices: 'Trolley B, next to the library', deviceCount: 15,
			why: 'The classes film how water moves through a landscape they built, picture by picture, and explain each picture to Grade 3.',
			data: 'work', dataWords: 'The films stay on the tablets and go home with the children on paper as a flip book.', tester: 'ada',
			supporter: 'The team of Grade 4',
		},
		held: [
			{
				as: 'desk', by: 'clara', ago: 4, words: '',
				said: [
					{ by: 'goran', ago: 3, change: 'taken-up' },
					{ by: 'goran', ago: 2, change: 'promised', promised: 5, words: 'I collect the trolley on Thursday after school.' },
				],
			},
		],
	},
	{
		by: 'emre', forClass: 'Humanities 6', wanted: 4,
		setUp: {
			kind: 'licence', what: 'The map archive, for one class', licences: 30, data: 'unknown', shortNotice: true,
			why: 'The class argues about three maps of the same coast and needs to look closely at each, at home as well.',
			address: 'https://maps.example/schools', supporter: 'Emre', devices: 'Their own laptops',
		},
		held: [
			{
				as: 'desk', by: 'emre', ago: 1, words: '',
				said: [{ by: 'tuan', ago: 1, change: 'waiting', words: 'Does the library have it already? And from which budget would it be?' }],
			},
		],
	},
	{
		by: 'tomasz', forClass: 'Grade 1', wanted: -9,
		setUp: {
			kind: 'device', what: 'A document camera in room 5', devices: 'The one from the store, for the screen in room 5', data: 'nothing',
			why: 'To look together at how a seed opens, every morning for two weeks, and draw what changed.', supporter: 'Tomasz',
		},
		held: [
			{
				as: 'desk', by: 'tomasz', ago: 24, words: '',
				said: [
					{ by: 'tuan', ago: 20, change: 'testing', words: 'It stands beside the screen.' },
					{ by: 'tomasz', ago: 19, change: 'not-yet', words: 'The picture is upside down, whatever we do.' },
					{ by: 'tuan', ago: 18, change: 'testing', words: 'There was a switch beneath it. Try again, please.' },
					{ by: 'tomasz', ago: 17, change: 'works', words: 'The seed is the right way up.' },
				],
			},
		],
	},
]; // biome-ignore format: stories read better whole
