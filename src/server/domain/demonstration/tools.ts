/** What stands about the tools of the demonstration school, and what was tried for which need. Days are counted back from today. */
interface Review {
	by: string;
	ago: number;
	/** In so many days from today. */
	until: number;
	outcome: 'fine' | 'with-care';
	data: string;
	keptWhere: string;
	ages: string;
	agreement: string;
	deletion: string;
	advertising: string;
	care?: string;
}

export interface ToolStory {
	name: string;
	address?: string;
	notes?: string;
	state: 'idea' | 'in-trial' | 'recommended' | 'retired';
	/** How it came to stand so: who said why, so many days ago. */
	turns: { by: string; ago: number; to: ToolStory['state']; why: string }[];
	review?: Review;
	licence?: { seats: number; cost: string; from: number; until: number };
	/** Retired so many days ago, and what took its place. */
	retired?: { ago: number; by: string };
}

export interface NeedStory {
	by: string;
	ago: number;
	words: string;
	forClass: string;
	joined: string[];
	candidates: string[];
	trials: {
		tool: string;
		by: string;
		className: string;
		students: number;
		ago: number;
		days: number;
		tried: string;
		/** By whom, the place of the criterion, how well, in which words. */
		seen: [string, number, 'not' | 'little' | 'well' | 'very-well', string][];
	}[];
	verdicts: {
		tool: string;
		by: string;
		ago: number;
		suits: 'suits' | 'partly' | 'not';
		forWhom: string;
		words: string;
	}[];
}

/** What a review found that has nothing to mind. */
const plainReview = {
	data: 'First name and class, and what they make. No address, no birthday.',
	keptWhere: 'On the provider’s servers in the EU; our agreement names them.',
	ages: 'Under thirteen with the form that families sign in September.',
	agreement: 'Signed in August; it lies with the office, folder 12.',
	deletion: 'We delete the class at the end of the year; the provider within thirty days after.',
	advertising: 'None, and no data are sold.',
};

export const toolStories: ToolStory[] = [
	{
		name: 'Book Creator',
		address: 'https://bookcreator.com',
		notes: 'Sign in with the class code that hangs in the library. Ask Hana for a new shelf.',
		state: 'recommended',
		turns: [
			{ by: 'priya', ago: 190, to: 'in-trial', why: 'Grade 3 and Grade 4 begin with it in the water unit.' },
			{
				by: 'priya',
				ago: 96,
				to: 'recommended',
				why: 'Two trials, one verdict: it suits telling with voice and picture.',
			},
		],
		review: { by: 'goran', ago: 120, until: 245, outcome: 'fine', ...plainReview },
		licence: { seats: 180, cost: '1 620 € a year', from: -210, until: 24 },
	},
	{
		name: 'Seesaw',
		address: 'https://seesaw.com',
		notes: 'Families are invited by the class teacher, never by the office.',
		state: 'recommended',
		turns: [
			{
				by: 'ada',
				ago: 230,
				to: 'recommended',
				why: 'Kindergarten to Grade 2 have used it for a year, and families answer.',
			},
		],
		review: {
			by: 'tuan', ago: 380, until: -15, outcome: 'with-care', ...plainReview,
			data: 'First name, class, voice and pictures of work.',
			care: 'Faces only where the family’s form says so.',
		}, // biome-ignore format: short enough for two lines
		licence: { seats: 260, cost: '5 € a pupil a year', from: -240, until: 126 },
	},
	{
		name: 'Padlet',
		address: 'https://padlet.com',
		state: 'in-trial',
		turns: [{ by: 'ben', ago: 40, to: 'in-trial', why: 'Tried beside the board for collecting questions.' }],
		review: {
			by: 'goran',
			ago: 38,
			until: 330,
			outcome: 'with-care',
			...plainReview,
			care: 'Walls without names; closed at the end of the unit.',
		},
	},
	{
		name: 'Vocaroo',
		address: 'https://vocaroo.com',
		state: 'in-trial',
		turns: [{ by: 'ada', ago: 30, to: 'in-trial', why: 'No accounts: worth a look for speaking lessons.' }],
	},
	{
		name: 'Flip',
		state: 'retired',
		turns: [
			{ by: 'ada', ago: 250, to: 'in-trial', why: 'For speaking lessons in the languages.' },
			{
				by: 'ada',
				ago: 60,
				to: 'retired',
				why: 'It is no longer offered as we used it. Book Creator takes voices, too.',
			},
		],
		retired: { ago: 45, by: 'Book Creator' },
	},
	{
		name: 'ScratchJr',
		address: 'https://www.scratchjr.org',
		state: 'recommended',
		turns: [
			{
				by: 'priya',
				ago: 150,
				to: 'recommended',
				why: 'No account, no network, and five-year-olds get on by themselves.',
			},
		],
		review: {
			by: 'tuan', ago: 152, until: 578, outcome: 'fine',
			data: 'None: nothing leaves the tablet.', keptWhere: 'On the tablet.', ages: 'From five, without a form.',
			agreement: 'None is needed.', deletion: 'With the tablet’s reset in summer.', advertising: 'None.',
		}, // biome-ignore format: short enough for two lines
	},
	{
		name: 'Desmos',
		address: 'https://www.desmos.com',
		state: 'recommended',
		turns: [
			{
				by: 'ben',
				ago: 170,
				to: 'recommended',
				why: 'The department asked for it, and it reads graphs aloud.',
			},
		],
		review: {
			by: 'goran',
			ago: 171,
			until: 194,
			outcome: 'fine',
			...plainReview,
			data: 'None without an account; we use it without.',
		},
	},
];

export const needStories: NeedStory[] = [
	{
		by: 'clara', ago: 130, forClass: 'Grade 4',
		words: 'Hear themselves explain, and want to say it again better',
		joined: ['daniel', 'rosa', 'maeve'],
		candidates: ['Book Creator', 'Vocaroo', 'Seesaw'],
		trials: [
			{
				tool: 'Book Creator', by: 'clara', className: 'Grade 4 A', students: 23, ago: 118, days: 12,
				tried: 'Pairs make one page about where our water comes from and record the explanation on it.',
				seen: [
					['clara', 0, 'very-well', 'Most recorded three times without being asked. The third was about the water, not about the voice.'],
					['clara', 1, 'well', 'The two who do not write yet told more than ever. The buttons are small for one child.'],
					['daniel', 2, 'well', 'Portuguese and Korean are fine; reading aloud only in English.'],
					['clara', 5, 'well', 'Ten minutes to set up, then nothing.'],
				],
			},
			{
				tool: 'Vocaroo', by: 'daniel', className: 'Grade 4 B', students: 22, ago: 26, days: 5,
				tried: 'Each records one explanation at the window and keeps the link in their notebook.',
				seen: [
					['daniel', 0, 'little', 'They recorded once and were done: hearing it again takes a link they had lost.'],
					['daniel', 3, 'well', 'No account, but the links are open to whoever has them.'],
					['daniel', 5, 'very-well', 'Nothing to set up at all.'],
				],
			},
		],
		verdicts: [
			{ tool: 'Book Creator', by: 'priya', ago: 97, suits: 'suits', forWhom: 'Grade 2 to Grade 5', words: 'Recording again is one tap, and picture and voice stay together. That is what made them better.' },
			{ tool: 'Vocaroo', by: 'ada', ago: 18, suits: 'partly', forWhom: 'a single speaking lesson', words: 'Quick and without accounts; nothing keeps the second try beside the first.' },
		],
	},
	{
		by: 'isaac', ago: 44, forClass: 'Humanities 6',
		words: 'Collect the questions of the whole class, and see which ones nobody can answer yet',
		joined: ['chiara', 'mei'],
		candidates: ['Padlet', 'Google Sheets'],
		trials: [
			{
				tool: 'Padlet', by: 'isaac', className: 'Humanities 6A', students: 19, ago: 36, days: 20,
				tried: 'A wall of questions before the source work, sorted twice by the class.',
				seen: [
					['isaac', 0, 'well', 'The quiet ones asked the best questions. Sorting was the lesson.'],
					['hana', 1, 'little', 'With the keyboard alone one cannot move a card.'],
					['isaac', 3, 'well', 'Without names, as Goran asked.'],
				],
			},
		],
		verdicts: [],
	},
	{
		by: 'rosa', ago: 6, forClass: 'Grade 1',
		words: 'Show somebody at home what they read this week, in the language they speak there',
		joined: ['amina', 'tomasz'],
		candidates: [],
		trials: [],
		verdicts: [],
	},
]; // biome-ignore format: stories read better whole
