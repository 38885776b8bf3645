import { cast, type planted, record, scene } from '../../cast/index.ts';
import type { DoorRow } from './door.ts';

const one = `/collaborations/${scene.clara}`;
const other = `/collaborations/${scene.daniel}`;
const day = '2026-09-21';
const proved = 'src/server/domain/plan/plan.test.ts';
type Shown = (keyof typeof planted)[];

/** A page of Clara's plan, for its two partners. */
const page = (path: string, shown: Shown, at = path): DoorRow => ({
	door: `page /collaborations/[id]${path}`,
	path: one + at,
	sees: { ada: 'seen', clara: 'seen' },
	others: 'absent',
	shows: { ada: shown, clara: shown },
});

/** Something done to Daniel's plan. */
const done = (
	path: string,
	form: NonNullable<DoorRow['form']>,
	outcome: 'done' | 'refused' = 'done',
): DoorRow => ({
	door: `action /collaborations/[id]${path}`,
	path: other + path,
	form,
	sees: { ada: outcome, daniel: outcome },
	others: 'absent',
	shows: { ada: ['aim'], daniel: ['aim'] },
});

/** Something done to what stands in Clara's plan. */
const changed = (
	path: string,
	at: string,
	form: NonNullable<DoorRow['form']>,
	outcome: 'done' | 'refused',
	shown: Shown = [],
): DoorRow => ({
	door: `action /collaborations/[id]${path}`,
	path: one + at,
	form,
	sees: { ada: outcome, clara: outcome },
	others: 'absent',
	shows: { ada: shown, clara: shown },
});

const lesson = `/plan/lessons/${record.lesson}`;
const evidence = `/evidence/${record.evidence}`;
const goal = `/goals/${record.goal}`;
const staff = {
	clara: 'done', daniel: 'done', emre: 'done', noah: 'done', hana: 'done', joy: 'done', mara: 'done',
} as const; // biome-ignore format: short enough for one line
/** Clara's goal is nobody's but hers; on its page she chooses from the evidence in her plans. */
const claras = (door: string, form: NonNullable<DoorRow['form']>, outcome: 'done' | 'refused'): DoorRow => ({
	door: `action /goals/[goal]?/${door}`,
	path: `${goal}?/${door}`,
	form,
	sees: { clara: outcome },
	others: 'absent',
	shows: { clara: ['goal', 'evidence'] },
});

/** Plans, the questions before the tool, evidence, and teachers' goals. */
export const planDoors: DoorRow[] = [
	page('/plan', ['aim', 'plan', 'pedagogy', 'evidence']),
	page('/plan/edit', ['plan']),
	page('/plan/lessons/new', []),
	page('/plan/lessons/[lesson]', ['plan'], lesson),
	page('/pedagogy', ['aim', 'pedagogy']),
	page('/evidence', ['plan', 'evidence']),
	page('/evidence/[evidence]', ['evidence'], evidence),
	done('/plan/edit?/save', { version: '9', title: 'Another' }, 'refused'),
	done('/plan/lessons/new?/save', { entry: '01900000-0000-4000-8000-0000000006a1', title: 'A lesson' }),
	done('/pedagogy?/save', { number: '0', 'words-shown': 'They say it' }),
	done('/evidence?/add', {
		entry: '01900000-0000-4000-8000-0000000006a2',
		title: 'A film',
		url: 'https://example.org/a-film',
	}),
	changed('/plan?/raise', '/plan?/raise', { lesson: record.lesson }, 'done'),
	changed('/plan/lessons/[lesson]?/save', `${lesson}?/save`, { version: '9', title: 'Else' }, 'refused', [
		'plan',
	]),
	changed(
		'/evidence/[evidence]?/save',
		`${evidence}?/save`,
		{ version: '9', title: 'Another film' },
		'refused',
		['evidence'],
	),
	changed('/evidence/[evidence]?/bring', `${evidence}?/bring`, { visit: record.visit }, 'done'),
	changed('/evidence/[evidence]?/leave', `${evidence}?/leave`, { visit: record.visit }, 'done'),
	// What is deleted is not there for the next who knocks.
	...['/plan/lessons/[lesson]?/remove', '/evidence/[evidence]?/remove'].map(
		(path): DoorRow => ({
			door: `action /collaborations/[id]${path}`,
			sees: {},
			others: 'absent',
			provedBy: proved,
		}),
	),
	// A file lies in the store, which a browser fills.
	{
		door: 'endpoint GET /evidence/[evidence]',
		sees: {},
		others: 'absent',
		provedBy: 'tests/journeys/plan.spec.ts',
	},
	{ door: 'job remove-files', sees: {}, others: 'absent', provedBy: proved },

	{ door: 'page /goals', sees: {}, others: 'seen', shows: { clara: ['goal'] } },
	{
		door: 'page /goals/[goal]',
		path: goal,
		sees: { clara: 'seen' },
		others: 'absent',
		shows: { clara: ['goal', 'evidence'] },
	},
	{
		door: 'action /goals?/set',
		form: { entry: '01900000-0000-4000-8000-0000000006a3', words: 'To wait longer' },
		sees: staff,
		others: 'absent',
		shows: { clara: ['goal'] },
	},
	claras(
		'write',
		{ entry: '01900000-0000-4000-8000-0000000006a4', onDay: day, progress: 'Twice', 'beats[]': ['met'] },
		'done',
	),
	claras('edit', { version: '9', words: 'Else' }, 'refused'),
	claras('judge', { version: '9', as: 'reached' }, 'refused'),
	claras('share', { person: cast.ada.id }, 'done'),
	claras('take-back', { person: cast.ada.id }, 'done'),
];
