import { schools } from '../../cast/index.ts';
import type { DoorRow } from './door.ts';

const schoolId = schools.harbour.id;
const nothing = '01900000-0000-7000-8000-00000000ffff';
const entry = '01900000-0000-4000-8000-0000000005b1';
/** Who keeps the guides and the bank of Harbour School. */
const facilitators: Pick<DoorRow, 'sees' | 'others'> = {
	sees: { ada: 'done', ben: 'done' },
	others: 'absent',
};
/** Who writes its vision. */
const writers: Pick<DoorRow, 'sees' | 'others'> = {
	sees: { ada: 'done', ben: 'done', fatima: 'done' },
	others: 'absent',
};

/** What a school makes its own, and says of nobody: its guides, its bank of questions and its vision. */
export const guideDoors: DoorRow[] = [
	{ door: 'page /guides', sees: {}, others: 'seen' },
	{ door: 'page /guides/[kind]', path: '/guides/modelling', sees: {}, others: 'seen' },
	{ door: 'page /guides/[kind]', path: '/guides/corridor', sees: {}, others: 'absent' },
	{ door: 'page /guides/[kind]', path: '/guides/modelling?edition=7', sees: {}, others: 'absent' },
	{
		door: 'page /guides/[kind]/edit',
		path: '/guides/co-teaching/edit',
		sees: { ada: 'seen', ben: 'seen', lena: 'seen' },
		others: 'absent',
	},
	{
		door: 'action /guides/[kind]/edit?/default',
		path: '/guides/co-teaching/edit',
		form: {
			schoolId,
			basedOn: '1',
			'prompt[]': ['co-teaching.before.unit', 'co-teaching.class.adjusted', 'co-teaching.after.learning'],
			'phase-co-teaching.before.unit': 'before',
			'words-co-teaching.before.unit': 'What should students learn now?',
			'phase-co-teaching.class.adjusted': 'class',
			'words-co-teaching.class.adjusted': 'What did we change?',
			'words-co-teaching.after.learning': 'What did they learn?',
		},
		...facilitators,
	},
	{ door: 'page /guides/questions', sees: {}, others: 'seen' },
	{
		door: 'action /guides/questions?/add',
		form: { schoolId, words: 'What will you keep?', purpose: 'go-on' },
		...facilitators,
	},
	{
		door: 'action /guides/questions?/edit',
		form: { schoolId, question: nothing, version: '1', words: 'What will you keep?', purpose: 'go-on' },
		sees: {},
		others: 'absent',
	},
	{ door: 'action /guides/questions?/retire', form: { schoolId, question: 'proud' }, ...facilitators },
	{ door: 'action /guides/questions?/restore', form: { schoolId, question: 'proud' }, ...facilitators },
	{ door: 'page /vision', sees: {}, others: 'seen' },
	{
		door: 'action /vision?/add',
		form: { schoolId, words: 'Students make things that others use', shownBy: '', entry },
		...writers,
	},
	{ door: 'action /vision?/raise', form: { statement: nothing }, sees: {}, others: 'absent' },
	{
		door: 'action /collaborations/stages?/add',
		form: { schoolId, stage: 'partial', title: 'Two voices', url: 'https://clips.example.org/2', entry },
		...facilitators,
	},
	{
		door: 'action /collaborations/stages?/take-away',
		form: { example: nothing },
		sees: {},
		others: 'absent',
	},
	{
		door: 'action /vision?/restore',
		form: { schoolId, statement: nothing, version: '1' },
		sees: {},
		others: 'absent',
	},
	{ door: 'page /vision/[statement]', path: `/vision/${nothing}`, sees: {}, others: 'absent' },
	...Object.entries({
		save: { words: 'x', version: '1' },
		retire: { schoolId, version: '1' },
		look: { schoolId, 'look-for-words': 'Somebody asks why' },
		place: { place: nothing },
		loosen: { 'look-for': nothing },
		remove: { 'look-for': nothing },
	}).map(
		([action, form]): DoorRow => ({
			door: `action /vision/[statement]?/${action}`,
			path: `/vision/${nothing}?/${action}`,
			form,
			sees: {},
			others: 'absent',
		}),
	),
];
