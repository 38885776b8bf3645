/** What stands in the plans and goals of the demonstration. `point` and `tool` are those of the practice. */
export const lessons = [
	{
		title: 'Begin with the question',
		parts: [
			{ words: 'The question on the board, and what we think we know', minutes: 10, who: 'teacher' },
			{ words: 'point', minutes: 25, who: 'together' },
			{ words: 'Each writes down what they still want to know', minutes: 10, who: 'students' },
		],
	},
	{
		title: 'Try it once, small',
		parts: [
			{ words: 'tool', minutes: 15, who: 'facilitator' },
			{ words: 'point', minutes: 20, who: 'together' },
			{ words: 'What was in the way? Two sentences on a card', minutes: 5, who: 'students' },
		],
	},
	{
		title: 'Make it, and make it again',
		parts: [
			{ words: 'One good example and one that nearly works, side by side', minutes: 10, who: 'teacher' },
			{ words: 'point', minutes: 30, who: 'teacher' },
			{
				words: 'Go round with one question each, and write down what they answer',
				minutes: null,
				who: 'together',
			},
		],
	},
	{
		title: 'Show it to somebody who does not know it yet',
		parts: [
			{ words: 'Visitors from the class next door, in groups of four', minutes: 30, who: 'students' },
			{ words: 'What did they ask you that we had not thought of?', minutes: 15, who: 'teacher' },
		],
	},
] as const;

export const assessments = [
	{
		words: 'What they show at the end, by three lines that we write with them in the second week',
		who: 'students',
	},
	{ words: 'What we hear while they work: one question each, noted on the seating plan', who: 'together' },
	{
		words: 'Two pieces side by side, the first and the last, with a sentence on what changed',
		who: 'teacher',
	},
] as const;

export const pedagogy: readonly { question: string; number: number; choice?: string; words: string }[] = [
	{ question: 'without', number: 1, words: 'On paper, with one copy for thirty. They would never hear themselves.' },
	{ question: 'shown', number: 1, words: 'They explain it to somebody younger, without the page in front of them.' },
	{ question: 'aimed', number: 1, choice: 'new', words: 'Working on it with a class far away.' },
	{ question: 'left-out', number: 1, words: 'Three who read late. They get the recording a day before, and begin the discussion.' },
	{ question: 'at-home', number: 1, words: 'Nothing: all of it is done here. Five share a device with a brother or sister.' },
	{ question: 'novelty', number: 1, choice: 'both', words: 'So the first try is with last year’s topic.' },
	{ question: 'teacher-brings', number: 1, words: 'The unit, taught four times, and who works with whom.' },
	{ question: 'facilitator-brings', number: 1, words: 'What goes wrong with thirty at once, and how groups answer each other.' },
	{ question: 'aimed', number: 2, choice: 'changed', words: 'First that they answer each other in this room; the class far away can wait.' },
	{ question: 'reached', number: 3, choice: 'changed', words: 'Eleven of them changed their text because of an answer.' },
	{ question: 'missing', number: 3, words: 'How to give feedback that is not only praise. The librarian has a way.' },
]; // biome-ignore format: answers read better in rows

export const pieces = {
	abouts: [
		'It begins with what they already say about it, and ends with something that somebody else needs.',
		'Four lessons: a question, a small try, the making, and the showing. The last one belongs to them.',
		'They make it twice. What happens between the first and the second time is the unit.',
	],
	links: [
		{
			title: 'First and second drafts',
			about: 'Six pairs. Look at the third: the question moved to the top.',
			url: 'https://example.org/shared/drafts',
		},
		{
			title: 'What the visitors asked',
			about: 'Fourteen cards. Nobody asked how it was made.',
			url: 'https://example.org/shared/cards',
		},
	],
	shows: {
		title: 'Three minutes of the discussion',
		about: 'From minute four on, I say nothing.',
		url: 'https://example.org/shared/three-minutes',
	},
} as const;

export const goals = [
	{ words: 'Let my students give each other feedback that changes something', sign: 'A draft is different afterwards, and they can say why.' },
	{ words: 'Wait longer after I have asked a question', sign: 'Somebody new speaks, and I have counted to five.' },
	{ words: 'Begin a lesson without explaining the tool', sign: 'They find the first steps together, and I help with the third.' },
	{ words: 'Hand the last ten minutes over to them', sign: 'They end the lesson, and know what it was about.' },
] as const; // biome-ignore format: goals read better in rows

/** One after the other, on the way. */
export const goalEntries = [
	'I tried it with half of the class. They were polite to each other and nothing changed.',
	'With three questions on a card it went better. Two drafts changed.',
	'I left them alone for six minutes. That was hard, for me.',
	'Most of them ask now before they praise. I am not there yet with the back tables.',
] as const;
