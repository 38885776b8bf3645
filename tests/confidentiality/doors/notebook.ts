import { cast, planted, record, scene } from '../../cast/index.ts';
import type { DoorRow } from './door.ts';

const clara = `/notebook/${cast.clara.id}`;
const log = `/notebook/log/${record.keptLog}`;
const within = `collaboration=${scene.clara}`;
const entry = '01900000-0000-7000-8000-0000000005e1';
const everything = [
	'teachingPoint',
	'checkRemark',
	'privateNote',
	'heldBack',
	'sharedNote',
	'nextStep',
] as const;
/** What Clara reads of her own notebook. */
const ownSide = ['teachingPoint', 'checkRemark', 'sharedNote', 'nextStep'] as const;
const today = new Date().toISOString().slice(0, 10);
const hoursEntry = '01900000-0000-7000-8000-00000000d0a1';
const nextWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
const point = { point: record.teachingPoint };
const step = { step: record.nextStep, back: '/today' };

/** Today, the notebooks, look-fors and next steps. What changes something comes after what only reads. */
export const notebookDoors: DoorRow[] = [
	{
		door: 'page /today',
		sees: {},
		others: 'seen',
		shows: { clara: ['nextStep'], goran: ['setUp'] },
	},
	{ door: 'page /notebook', sees: {}, others: 'seen', shows: { clara: [...ownSide] } },
	{
		door: 'page /notebook/[person]',
		path: `${clara}?${within}`,
		sees: { ada: 'seen', clara: 'seen' },
		others: 'absent',
		shows: { ada: [...everything], clara: [...ownSide] },
	},
	{
		// Outside any collaboration whoever visits colleagues may begin a notebook; her evaluator and leader may not.
		door: 'page /notebook/[person]',
		path: `${clara}?collaboration=outside`,
		sees: { ada: 'seen', ben: 'seen', clara: 'seen', hana: 'seen' },
		others: 'absent',
	},
	{ door: 'page /notebook/look-fors', sees: {}, others: 'seen' },
	{
		door: 'page /notebook/search',
		path: '/notebook/search?words=planted',
		sees: {},
		others: 'seen',
		shows: { ada: [...everything], clara: [...ownSide] },
	},
	// A slip of the finger reaches no further.
	{
		door: 'page /notebook/search',
		path: '/notebook/search?words=plantde',
		sees: {},
		others: 'seen',
		shows: { ada: [...everything], clara: [...ownSide] },
	},
	{ door: 'page /notebook/whom', sees: {}, others: 'seen' },
	{
		door: 'action /notebook/whom?/putOff',
		path: '/notebook/whom?/putOff',
		form: {
			teacher: cast.clara.id,
			collaboration: scene.clara,
			until: nextWeek,
			reason: 'Reports this week',
		},
		sees: { ada: 'done' },
		others: 'absent',
	},
	{ door: 'action /notebook/whom?/again', form: { 'put-off': entry }, sees: {}, others: 'absent' },
	{
		door: 'page /notebook/log',
		sees: { ada: 'seen', ben: 'seen', lena: 'seen' },
		others: 'absent',
		shows: { ada: ['keptLog'] },
	},
	{
		door: 'action /notebook/log?/default',
		form: {},
		sees: { ada: 'refused', ben: 'refused', lena: 'refused' },
		others: 'absent',
		shows: { ada: ['keptLog'] },
	},
	{
		door: 'page /notebook/log/[log]',
		path: log,
		sees: { ada: 'seen' },
		others: 'absent',
		shows: { ada: ['keptLog'] },
	},
	{
		door: 'endpoint GET /notebook/log/[log]/unread',
		path: `${log}/unread`,
		sees: { ada: 'seen' },
		others: 'absent',
		shows: { ada: ['keptLog'] },
	},
	{
		door: 'action /notebook/log/[log]?/read',
		path: `${log}?/read`,
		form: { first: 'day', 'column-day': '0', 'column-teacher': '1', 'column-note': '2' },
		sees: { ada: 'done' },
		others: 'absent',
	},
	{
		door: 'action /notebook/log/[log]?/take',
		path: `${log}?/take`,
		form: {},
		sees: { ada: 'refused' },
		others: 'absent',
		shows: { ada: ['keptLog'] },
	},
	{
		door: 'action /notebook/log/[log]?/drop',
		path: `${log}?/drop`,
		form: {},
		sees: { ada: 'done' },
		others: 'absent',
	},
	{ door: 'page /next-steps', sees: {}, others: 'seen', shows: { clara: ['nextStep'] } },
	{
		door: 'page /next-steps/[step]',
		path: `/next-steps/${record.nextStep}`,
		sees: { ada: 'seen', clara: 'seen' },
		others: 'absent',
		shows: { ada: ['nextStep'], clara: ['nextStep'] },
	},
	{
		door: 'action /today?/prepare',
		form: { minutes: '30', entry },
		sees: { ada: 'done', ben: 'done', hana: 'done', mara: 'done', lena: 'done' },
		others: 'absent',
	},
	{ door: 'action /today?/unprepare', form: { entry }, sees: {}, others: 'done' },
	...(['page /today/hours', 'endpoint GET /today/hours/hours.csv'] as const).map(
		(door): DoorRow => ({
			door,
			path: `${door.replace(/^.* /, '')}?week=2026-09-14`,
			sees: {},
			others: 'seen',
			shows: { ada: ['preparation'] },
		}),
	),
	{
		door: 'action /today/hours?/add',
		form: { minutes: '30', entry: hoursEntry, onDay: today, words: 'Tickets' },
		sees: { ada: 'done', ben: 'done', hana: 'done', mara: 'done', lena: 'done' },
		others: 'absent',
	},
	{
		// Each has made one of this key; what nobody made is not there for them.
		door: 'action /today/hours?/change',
		form: { minutes: '45', entry: hoursEntry, onDay: today },
		sees: { ada: 'done', ben: 'done', hana: 'done', mara: 'done', lena: 'done' },
		others: 'absent',
	},
	{
		door: 'action /today/hours?/remove',
		form: { entry: hoursEntry, onDay: today },
		sees: {},
		others: 'done',
	},
	{ door: 'action /notebook/look-fors?/add', form: { words: 'Groups swap roles' }, sees: {}, others: 'done' },
	{ door: 'action /notebook/look-fors?/retire', form: { 'look-for': entry }, sees: {}, others: 'absent' },
	{
		door: 'action /notebook/[person]?/point',
		path: `${clara}?/point&${within}`,
		form: { 'point-words': 'Wait three seconds', progress: 'introduced', entry },
		sees: { ada: 'done', clara: 'done' },
		others: 'absent',
	},
	{
		door: 'action /notebook/[person]?/move',
		path: `${clara}?/move&${within}`,
		form: { ...point, version: '1', to: 'trying' },
		sees: { ada: 'done', clara: 'refused' },
		others: 'absent',
		shows: { clara: [...ownSide] },
	},
	{
		door: 'action /notebook/[person]?/settle',
		path: `${clara}?/settle&${within}`,
		form: { ...point, version: '2' },
		sees: { ada: 'done', clara: 'refused' },
		others: 'absent',
		shows: { clara: [...ownSide] },
	},
	{
		door: 'action /notebook/[person]?/resume',
		path: `${clara}?/resume&${within}`,
		form: { ...point, version: '3' },
		sees: { ada: 'done', clara: 'refused' },
		others: 'absent',
		shows: { clara: [...ownSide] },
	},
	{
		door: 'action /notebook/[person]?/step',
		path: `${clara}?/step&${within}`,
		form: { 'step-words': 'Bring the microphones', owner: cast.clara.id, due: '2026-12-01', entry },
		sees: { ada: 'done', clara: 'done' },
		others: 'absent',
	},
	{
		door: 'action /notebook/[person]?/raised',
		path: `${clara}?/raised&${within}`,
		form: { note: record.heldBack },
		sees: { ada: 'done' },
		others: 'absent',
	},
	{
		door: 'action /notebook/[person]?/wait',
		path: `${clara}?/wait&${within}`,
		form: { note: record.heldBack },
		sees: { ada: 'done' },
		others: 'absent',
	},
	{
		door: 'action /next-steps?/keep',
		form: { ...step, version: '1' },
		sees: { ada: 'done', clara: 'done' },
		others: 'absent',
	},
	{
		door: 'action /next-steps?/reopen',
		form: { ...step, version: '2' },
		sees: { ada: 'done', clara: 'done' },
		others: 'absent',
	},
	{
		// Both read it before it was kept and opened again: each is shown both versions, and nothing is lost.
		door: 'action /next-steps/[step]?/save',
		path: `/next-steps/${record.nextStep}?/save`,
		form: { words: planted.nextStep, due: '2026-12-01', version: '1' },
		sees: { ada: 'refused', clara: 'refused' },
		others: 'absent',
		shows: { ada: ['nextStep'], clara: ['nextStep'] },
	},
];
