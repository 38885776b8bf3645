import { cast, record } from '../../cast/index.ts';
import type { Caller, DoorRow, Outcome } from './door.ts';
import { ofHarbour } from './operations/rows.ts';

const entry = (last: string) => `01900000-0000-4000-8000-0000000008${last}`;
const one = `/tools/${record.tool}`;
const need = `/tools/needs/${record.toolNeed}`;
const harbour = (Object.keys(cast) as (keyof typeof cast)[]).filter(
	(name) => cast[name].school === 'harbour',
);
const callers = <Value>(names: readonly Caller[], value: Value) =>
	Object.fromEntries(names.map((name) => [name, value])) as Partial<Record<Caller, Value>>;
/** What a need says, and what was seen in a trial, is for all colleagues of the school. */
const theNeed: DoorRow['shows'] = callers(harbour, ['toolNeed' as const]);
/** The page of a tool names a space to those who read it. */
const theTool: DoorRow['shows'] = {
	...theNeed,
	...callers(['clara', 'ada', 'goran'], ['toolNeed' as const, 'space' as const]),
};
const theTrial: DoorRow['shows'] = callers(harbour, ['toolNeed' as const, 'toolObservation' as const]);
/** Those who look after tools at Harbour School. */
const keepers = ['ada', 'ben', 'goran', 'hana'] as const satisfies Caller[];
const keep = (outcome: Outcome): Pick<DoorRow, 'sees' | 'others'> => ({
	sees: callers(keepers, outcome),
	others: 'absent',
});
/** Who leads, or only runs the installation, reads; staff of another school find nothing. */
const triesAt = (elsewhere: Outcome): Pick<DoorRow, 'sees' | 'others'> => ({
	sees: { fatima: 'absent', ivo: 'absent', lena: elsewhere, noah: elsewhere },
	others: 'done',
});
const trial = { className: 'Grade 4 A', students: '20', startsOn: '2026-09-14', endsOn: '', tried: 'Pairs' };
const byLetter = (name: string): DoorRow => ({
	door: `mail ${name}`,
	provedBy: 'src/server/domain/tool/tool.test.ts',
	sees: {},
	others: 'absent',
});

/** Clara’s need, with a tool beside it that she tried. */
export const toolDoors: DoorRow[] = [
	{ door: 'page /tools', sees: {}, others: 'seen', shows: theNeed },
	{
		door: 'action /tools?/add',
		path: '/tools?/add',
		form: { entry: entry('01'), name: 'Map Maker' },
		sees: { ...callers(keepers, 'done'), lena: 'done' },
		others: 'absent',
	},
	{
		door: 'action /tools?/criteria',
		path: '/tools?/criteria',
		form: { criteria: 'Learning first\nEvery learner' },
		sees: { ...callers(keepers, 'done'), lena: 'done' },
		others: 'absent',
	},
	{ door: 'page /tools/new', path: '/tools/new?words=To+draw', sees: {}, others: 'seen' },
	{
		door: 'action /tools/new?/default',
		path: '/tools/new',
		form: { entry: entry('02'), words: 'Draw a map', forClass: '' },
		...triesAt('done'),
	},
	{
		door: 'page /tools/import',
		sees: { ...callers(keepers, 'seen'), lena: 'seen' },
		others: 'absent',
	},
	{
		door: 'action /tools/import?/read',
		path: '/tools/import?/read',
		form: {},
		sees: { ...callers(keepers, 'refused'), lena: 'refused' },
		others: 'absent',
	},
	{
		door: 'action /tools/import?/bring',
		path: '/tools/import?/bring',
		form: { csv: 'Name\nMap Maker', mark: 'of another' },
		sees: { ...callers(keepers, 'refused'), lena: 'refused' },
		others: 'absent',
	},
	{ door: 'page /tools/[tool]', path: one, sees: ofHarbour, others: 'seen', shows: theTool },
	{
		door: 'action /tools/[tool]?/save',
		path: `${one}?/save`,
		form: { version: '999', name: 'Sound Desk' },
		...keep('refused'),
		shows: theTool,
	},
	{
		door: 'action /tools/[tool]?/state',
		path: `${one}?/state`,
		form: { entry: entry('03'), version: '999', state: 'in-trial', why: 'A trial' },
		...keep('refused'),
		shows: theTool,
	},
	{
		door: 'action /tools/[tool]?/review',
		path: `${one}?/review`,
		form: {
			entry: entry('04'), outcome: 'fine', holdsUntil: '2199-01-01', data: 'a', keptWhere: 'b', ages: 'c',
			agreement: 'd', deletion: 'e', advertising: 'f',
		}, // biome-ignore format: short enough for two lines
		...keep('refused'),
		shows: theTool,
	},
	{ door: 'page /tools/needs/[need]', path: need, sees: ofHarbour, others: 'seen', shows: theTrial },
	{
		door: 'action /tools/needs/[need]?/join',
		path: `${need}?/join`,
		form: { joins: 'true' },
		...triesAt('absent'),
	},
	{
		door: 'action /tools/needs/[need]?/candidate',
		path: `${need}?/candidate`,
		form: { entry: entry('05'), name: 'Map Maker' },
		...keep('done'),
	},
	// It was tried: it stays.
	{
		door: 'action /tools/needs/[need]?/remove-candidate',
		path: `${need}?/remove-candidate`,
		form: { tool: record.tool },
		...keep('refused'),
		shows: theTrial,
	},
	{
		door: 'action /tools/needs/[need]?/verdict',
		path: `${need}?/verdict`,
		form: { entry: entry('06'), toolId: record.tool, suits: 'partly', words: 'Partly' },
		...keep('done'),
	},
	{
		door: 'action /tools/needs/[need]?/trial',
		path: `${need}?/trial`,
		form: { entry: entry('07'), toolId: record.tool, ...trial },
		...triesAt('absent'),
	},
	{
		door: 'action /tools/needs/[need]?/change-trial',
		path: `${need}?/change-trial`,
		form: { trial: record.toolTrial, version: '999', ...trial },
		sees: { clara: 'refused' },
		others: 'absent',
		shows: theTrial,
	},
	// Something was seen in it: it stays.
	{
		door: 'action /tools/needs/[need]?/remove-trial',
		path: `${need}?/remove-trial`,
		form: { trial: record.toolTrial },
		sees: { clara: 'refused' },
		others: 'absent',
		shows: theTrial,
	},
	{
		door: 'action /tools/needs/[need]?/observe',
		path: `${need}?/observe`,
		form: { trial: record.toolTrial, [`scale-${record.toolCriterion}`]: 'well' },
		...triesAt('absent'),
	},
	{
		door: 'action /tools/needs/[need]?/change',
		path: `${need}?/change`,
		form: { version: '999', words: 'Draw a map' },
		sees: { ...callers(keepers, 'refused'), clara: 'refused' },
		others: 'absent',
		shows: theTrial,
	},
	{
		door: 'action /tools/needs/[need]?/criteria',
		path: `${need}?/criteria`,
		form: { criteria: 'Learning first\nEvery learner' },
		sees: { ...callers(keepers, 'done'), clara: 'done' },
		others: 'absent',
	},
	byLetter('tool-retirement'),
	byLetter('tool-licence'),
	byLetter('tool-review'),
	{
		door: 'job tell-of-tools',
		provedBy: 'src/server/domain/tool/tool.test.ts',
		sees: {},
		others: 'absent',
	},
];
