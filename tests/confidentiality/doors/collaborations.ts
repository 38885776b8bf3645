import { cast, record, scene, schools } from '../../cast/index.ts';
import type { DoorRow } from './door.ts';

const one = `/collaborations/${scene.clara}`;
/** Daniel's is the one whose turns are taken here; the other areas look at Clara's. */
const other = `/collaborations/${scene.daniel}`;
const nothing = '01900000-0000-7000-8000-00000000ffff';

/** A page of Clara's collaboration: for its two partners, and not there for anybody else. */
function page(path: string, shown: NonNullable<DoorRow['shows']>['ada'] = []): DoorRow {
	return {
		door: `page /collaborations/[id]${path}`,
		path: one + path.replace('?/default', ''),
		sees: { ada: 'seen', clara: 'seen' },
		others: 'absent',
		shows: { ada: shown, clara: shown },
	};
}

/** Something done to Daniel's collaboration by its partners. */
function action(path: string, form: DoorRow['form'], sees: DoorRow['sees']): DoorRow {
	const shown = ['aim', 'stageReason'] as const;
	return {
		door: `action /collaborations/[id]${path}`,
		path: other + path.replace('?/default', ''),
		form: form ?? {},
		sees,
		others: 'absent',
		shows: { ada: [...shown], daniel: [...shown] },
	};
}

const done: DoorRow['sees'] = { ada: 'done', daniel: 'done' };
const refused: DoorRow['sees'] = { ada: 'refused', daniel: 'refused' };
const partners = 'src/server/domain/collaboration/turn-collaboration.test.ts';
const proposers = {
	ada: 'seen', ben: 'seen', clara: 'seen', daniel: 'seen', emre: 'seen', lena: 'seen', noah: 'seen',
} as const; // biome-ignore format: short enough for one line

const line = { words: 'In our words' };

/** Something done to what agreements of the school come with, by those who choose it there. */
function ofSchool(does: string, form: NonNullable<DoorRow['form']>): DoorRow {
	return {
		door: `action /collaborations/words?/${does}`,
		path: `/collaborations/words?/${does}`,
		form: { school: schools.harbour.id, ...form },
		sees: { ada: 'done', ben: 'done', fatima: 'done' },
		others: 'absent',
	};
}

export const collaborationDoors: DoorRow[] = [
	{ door: 'page /collaborations', sees: {}, others: 'seen' },
	{ door: 'page /collaborations/new', sees: proposers, others: 'absent' },
	{
		door: 'action /collaborations/new?/find',
		form: { words: 'e' },
		sees: {
			ada: 'done',
			ben: 'done',
			clara: 'done',
			daniel: 'done',
			emre: 'done',
			lena: 'done',
			noah: 'done',
		},
		others: 'absent',
	},
	{
		door: 'action /collaborations/new?/propose',
		form: {
			entry: '01900000-0000-7000-8000-00000000e001',
			as: 'facilitator',
			aim: 'Students hear themselves read',
			title: 'Reading aloud',
			stage: 'full',
			'people[]': [`teacher:${cast.emre.id}`],
		},
		sees: {
			ada: 'done',
			ben: 'done',
			clara: 'refused',
			daniel: 'refused',
			emre: 'refused',
			lena: 'refused',
			noah: 'refused',
		},
		others: 'absent',
	},

	page('', ['aim', 'stageReason']),
	page('/agreement', ['agreementRemark']),
	page('/stage', ['aim', 'stageReason']),
	page('/edit', ['aim']),
	page('/ask'),
	page('/turn'),
	page('/thread', ['thread']),
	{ ...page('/outcome'), shows: { ada: ['outcome'], clara: ['outcome', 'ownOffer'] } },
	page('/handover', ['aim']),
	{ door: 'page /collaborations/stages', sees: {}, others: 'seen' },
	{ door: 'page /collaborations/words', sees: {}, others: 'seen' },
	{
		door: 'page /people/[person]/collaborations',
		path: `/people/${cast.clara.id}/collaborations`,
		sees: { lena: 'absent', noah: 'absent' },
		others: 'seen',
		shows: { clara: ['ownOffer'] },
	},
	{
		door: 'page /collaborations/[id]/answer',
		path: `${one}/answer`,
		sees: { ada: 'led-on', clara: 'led-on' },
		others: 'absent',
	},

	{
		door: 'action /collaborations/[id]/agreement?/accept',
		path: `${one}/agreement?/accept`,
		form: { number: '1' },
		sees: { ada: 'done', clara: 'done' },
		others: 'absent',
	},
	{
		door: 'action /collaborations/[id]/agreement?/revise',
		path: `${one}/agreement?/revise`,
		form: { basedOn: '1', 'line[]': ['teacher-curriculum'], 'held-teacher-curriculum': 'both' },
		sees: { ada: 'refused', clara: 'refused' },
		others: 'absent',
		shows: { ada: ['agreementRemark'], clara: ['agreementRemark'] },
	},
	action('/answer?/accept', { shown: 'nothing' }, done),
	// Who has said yes already changes nothing by it, and is led to the collaboration.
	action('/answer?/decline', { kind: 'declined' }, done),
	action('/ask?/default', { side: 'facilitator', people: cast.emre.id }, refused),
	action('/edit?/save', { version: '9', aim: 'Another', title: 'Another' }, refused),
	action('/edit?/find', { technologyWords: 'media' }, done),
	action('/stage?/propose', { to: 'partial', reason: 'As it is' }, refused),
	action('/stage?/accept', { proposal: nothing }, refused),
	action('/stage?/aside', { proposal: nothing }, refused),
	action('?/begin', {}, done),
	action('?/findable', { findable: 'no' }, { ada: 'refused', daniel: 'done' }),
	action('/turn?/pause', {}, done),
	action('/turn?/finish', {}, done),
	action('/turn?/resume', {}, done),
	action('/turn?/withdraw', {}, done),
	// Leaving cannot be undone: it is proved where a collaboration can be left for good.
	{ door: 'action /collaborations/[id]/turn?/leave', sees: {}, others: 'absent', provedBy: partners },
	action('/thread?/say', { words: 'Room 12', entry: '01900000-0000-7000-8000-00000000e011' }, done),
	action('/thread?/withdraw', { message: nothing }, {}),
	action('/outcome?/say', { words: 'They read to the baker', version: '0' }, done),
	action(
		'/outcome?/offer',
		{ practice: 'Maps', atOnce: '1', audience: 'self', entry: '01900000-0000-7000-8000-00000000e012' },
		done,
	),
	action('/handover?/propose', { to: cast.emre.id }, refused),
	action('/handover?/accept', { handover: nothing, shown: 'nothing' }, refused),
	action('/handover?/aside', { handover: nothing }, refused),
	ofSchool('add', { ...line, origin: 'both', entry: '01900000-0000-7000-8000-00000000e013' }),
	ofSchool('edit', { ...line, line: 'norm-start', version: '0' }),
	ofSchool('retire', { line: 'norm-start', retired: 'no' }),
	{
		door: 'action /people/[person]/collaborations?/offer',
		path: `/people/${cast.clara.id}/collaborations?/offer`,
		form: { offer: record.offer, to: 'self' },
		sees: { clara: 'done' },
		others: 'absent',
	},
];
