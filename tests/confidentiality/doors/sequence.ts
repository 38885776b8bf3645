import { scene, schools } from '../../cast/index.ts';
import type { DoorRow, Outcome } from './door.ts';

const nothing = '01900000-0000-7000-8000-00000000ffff';
const topic = `/sequence/${scene.topic}`;
const entry = '01900000-0000-4000-8000-0000000007c1';
const written = { strand: 'fluency', title: 'Who made this page?' };
/** Who works with all teams of Harbour School. */
const sequencers = (outcome: Outcome): Pick<DoorRow, 'sees' | 'others'> => ({
	sees: { ada: outcome, ben: outcome, hana: outcome, mara: outcome },
	others: 'absent',
});
/** Clara's class: she and who works with all teams, but nobody who evaluates her. */
const ofTheClass = (outcome: Outcome): Pick<DoorRow, 'sees' | 'others'> => ({
	sees: { ada: outcome, ben: outcome, hana: outcome, clara: outcome },
	others: 'absent',
});

/** The scope and sequence, and which class has had what. */
export const sequenceDoors: DoorRow[] = [
	{ door: 'page /sequence', sees: {}, others: 'seen' },
	{
		door: 'page /sequence',
		path: `/sequence?school=${schools.harbour.id}&grade=04`,
		sees: { lena: 'absent', noah: 'absent' },
		others: 'seen',
	},
	{
		door: 'page /sequence/new',
		path: `/sequence/new?school=${schools.harbour.id}`,
		...sequencers('seen'),
	},
	{
		door: 'page /sequence/[topic]',
		path: topic,
		sees: { lena: 'absent', noah: 'absent' },
		others: 'seen',
	},
	{
		door: 'page /sequence/[topic]/standards',
		path: `${topic}/standards`,
		...sequencers('seen'),
	},
	{
		door: 'action /sequence/[topic]/standards?/find',
		path: `${topic}/standards?/find`,
		form: { contentWords: 'maps' },
		...sequencers('done'),
	},
	{
		door: 'action /sequence/[topic]/standards?/save',
		path: `${topic}/standards?/save`,
		form: { version: '999' },
		...sequencers('refused'),
	},
	{
		door: 'action /sequence/new?/add',
		path: '/sequence/new?/add',
		form: { ...written, school: schools.harbour.id, grade: '04', entry },
		...sequencers('done'),
	},
	{
		door: 'action /sequence/new?/bring',
		path: `/sequence/new?/bring&school=${schools.harbour.id}`,
		form: { strand: 'fluency', school: schools.harbour.id, grade: '04' },
		...sequencers('refused'),
	},
	{
		door: 'action /sequence/[topic]?/change',
		path: `${topic}?/change`,
		form: { ...written, version: '999' },
		...sequencers('refused'),
	},
	{
		door: 'action /sequence/[topic]?/away',
		path: `${topic}?/away`,
		form: { version: '999', away: 'yes' },
		...sequencers('refused'),
	},
	{
		door: 'action /sequence/[topic]?/had',
		path: `${topic}?/had`,
		form: { class: scene.class, entry, 'had-on': '2199-01-01' },
		...ofTheClass('refused'),
	},
	{
		door: 'action /sequence/[topic]?/plan',
		path: `${topic}?/plan`,
		form: { class: scene.class, entry, day: '2199-01-01', time: '10:00', minutes: '45' },
		...ofTheClass('refused'),
	},
	{
		door: 'action /sequence/[topic]?/visit',
		path: `${topic}?/visit`,
		form: { class: scene.class, entry, visit: nothing },
		sees: {},
		others: 'absent',
	},
	{
		door: 'action /sequence/[topic]?/remove',
		path: `${topic}?/remove`,
		form: { lesson: nothing },
		sees: {},
		others: 'absent',
	},
];
