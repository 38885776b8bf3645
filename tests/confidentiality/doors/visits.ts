import { cast, planted, record, scene } from '../../cast/index.ts';
import type { DoorRow } from './door.ts';

const visit = `/visits/${record.visit}`;
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const form = {
	kind: 'check-in',
	time: '09:00',
	'with[]': cast.clara.id,
	collaboration: scene.clara,
	entry: '01900000-0000-4000-8000-0000000005a1',
};
/** What hangs on Ada's visit to Clara: hers to act on, nobody else's. */
const adas = { sees: { ada: 'done' }, others: 'absent' } as const;

const adaReads: (keyof typeof planted)[] = [
	'privateNote',
	'heldBack',
	'sharedNote',
	'teachingPoint',
	'checkRemark',
	'nextStep',
];

/** Visits, capture, guides and the notes on them. */
const lifecycle = 'src/server/domain/collaboration/lifecycle.test.ts';

export const visitDoors: DoorRow[] = [
	{ door: 'page /visits', sees: {}, others: 'seen' },
	{ door: 'page /visits/new', sees: {}, others: 'seen' },
	{
		door: 'page /visits/new',
		path: `/visits/new?teacher=${cast.clara.id}`,
		sees: { clara: 'absent', lena: 'absent', noah: 'absent' },
		others: 'seen',
	},
	// Clara would be alone with herself.
	{
		door: 'action /visits/new?/default',
		path: '/visits/new',
		form: { ...form, day: dayFromNow(2) },
		sees: { ada: 'done', clara: 'refused' },
		others: 'absent',
	},
	{ door: 'page /capture', sees: {}, others: 'seen' },
	{
		door: 'page /capture',
		path: `/capture?teacher=${cast.clara.id}&collaboration=${scene.clara}`,
		sees: { ada: 'seen' },
		others: 'absent',
		shows: { ada: ['teachingPoint', 'heldBack'] },
	},
	{
		door: 'page /capture',
		path: `/capture?visit=${record.visit}`,
		sees: { ada: 'seen' },
		others: 'absent',
		shows: { ada: ['teachingPoint', 'heldBack'] },
	},
	// Another facilitator may visit her too, and starts from nothing.
	{
		door: 'page /capture',
		path: `/capture?teacher=${cast.clara.id}&outside`,
		sees: { clara: 'absent', lena: 'absent', noah: 'absent' },
		others: 'seen',
		shows: { ada: ['heldBack'] },
	},
	{
		door: 'action /capture?/default',
		path: '/capture',
		form: { ...form, entry: '01900000-0000-4000-8000-0000000005a2', day: dayFromNow(-2) },
		sees: { ada: 'done', clara: 'refused' },
		others: 'absent',
	},
	{
		door: 'page /visits/[id]/summary',
		path: `${visit}/summary`,
		sees: { ada: 'seen', clara: 'seen' },
		others: 'absent',
		shows: { ada: ['summary', 'teachingPoint', 'checkRemark', 'nextStep'], clara: ['summary'] },
	},
	{
		door: 'action /visits/[id]/summary?/keep',
		path: `${visit}/summary?/keep`,
		form: { teacher: cast.clara.id, words: 'Other words', version: '9', step: 'keep' },
		sees: { ada: 'refused' },
		others: 'absent',
		shows: { ada: ['summary', 'teachingPoint', 'checkRemark', 'nextStep'] },
	},
	// Taken back, nobody else would find it here.
	{ door: 'action /visits/[id]/summary?/back', sees: {}, others: 'absent', provedBy: lifecycle },
	{ door: 'mail written-for-you', sees: {}, others: 'absent', provedBy: lifecycle },
	{
		door: 'page /visits/[id]',
		path: visit,
		sees: { ada: 'seen', clara: 'seen' },
		others: 'absent',
		shows: {
			ada: adaReads,
			clara: ['sharedNote', 'teachingPoint', 'checkRemark', 'nextStep'],
		},
	},
	{ door: 'page /visits/[id]/edit', path: `${visit}/edit`, sees: { ada: 'seen' }, others: 'absent' },
	{
		door: 'action /visits/[id]/edit?/default',
		path: `${visit}/edit`,
		form: {
			kind: 'modelling',
			day: '2026-09-21',
			time: '10:00',
			minutes: '45',
			place: 'Room 12',
			version: '1',
		},
		...adas,
	},
	{
		door: 'page /visits/[id]/guide',
		path: `${visit}/guide?phase=before`,
		sees: { ada: 'seen', clara: 'seen' },
		others: 'absent',
		shows: { ada: ['guideAnswer'], clara: ['guideAnswer'] },
	},
	{
		door: 'action /visits/[id]/guide?/answer',
		path: `${visit}/guide?/answer&phase=class`,
		form: { 'prompt[]': 'modelling.class.surprises', 'modelling.class.surprises': 'They asked twice' },
		sees: { ada: 'done', clara: 'done' },
		others: 'absent',
	},
	{
		door: 'action /visits/[id]/guide?/hold',
		path: `${visit}/guide?/hold&phase=after`,
		form: { words: 'Fewer slides, later', entry: '01900000-0000-4000-8000-0000000005a7' },
		sees: { ada: 'done', clara: 'done' },
		others: 'absent',
	},
	{
		door: 'action /visits/[id]/guide?/raised',
		path: `${visit}/guide?/raised`,
		form: { note: '01900000-0000-7000-8000-00000000ffff' },
		sees: {},
		others: 'absent',
	},
	{
		door: 'page /visits/[id]/guide/sheet',
		path: `${visit}/guide/sheet`,
		sees: { ada: 'seen', clara: 'seen' },
		others: 'absent',
		shows: { ada: ['guideAnswer'], clara: ['guideAnswer'] },
	},
	{
		door: 'action /visits/[id]?/write',
		path: `${visit}?/write`,
		form: { kind: 'note', words: 'Written at the door', entry: '01900000-0000-4000-8000-0000000005a3' },
		sees: { ada: 'done', clara: 'done' },
		others: 'absent',
	},
	{
		door: 'action /visits/[id]?/edit',
		path: `${visit}?/edit`,
		form: { note: record.privateNote, words: planted.privateNote, version: '1' },
		...adas,
	},
	{
		door: 'action /visits/[id]?/takeBack',
		path: `${visit}?/takeBack`,
		form: { note: record.sharedNote, person: cast.clara.id },
		...adas,
	},
	{
		door: 'action /visits/[id]?/share',
		path: `${visit}?/share`,
		form: { note: record.sharedNote, person: cast.clara.id },
		...adas,
	},
	// Sharing with somebody who is no partner is as if they were not there.
	{
		door: 'action /visits/[id]?/share',
		path: `${visit}?/share`,
		form: { note: record.sharedNote, person: cast.ben.id },
		sees: {},
		others: 'absent',
	},
	{
		door: 'action /visits/[id]?/share',
		path: `${visit}?/share`,
		form: { note: record.heldBack, person: cast.clara.id },
		sees: { ada: 'refused' },
		others: 'absent',
		shows: { ada: adaReads },
	},
	{ door: 'action /visits/[id]?/settle', path: `${visit}?/settle`, form: { note: record.heldBack }, ...adas },
	{
		door: 'action /visits/[id]?/unsettle',
		path: `${visit}?/unsettle`,
		form: { note: record.heldBack },
		...adas,
	},
	{ door: 'action /visits/[id]?/cancel', path: `${visit}?/cancel`, form: {}, ...adas },
	// It is in no series.
	{
		door: 'action /visits/[id]?/cancelFollowing',
		path: `${visit}?/cancelFollowing`,
		form: {},
		sees: {},
		others: 'absent',
	},
	{ door: 'action /visits/[id]?/reinstate', path: `${visit}?/reinstate`, form: {}, ...adas },
	{ door: 'action /visits/[id]?/done', path: `${visit}?/done`, form: {}, ...adas },
];
