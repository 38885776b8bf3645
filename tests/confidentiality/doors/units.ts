import { scene, schools } from '../../cast/index.ts';
import type { DoorRow } from './door.ts';

const nothing = '01900000-0000-7000-8000-00000000ffff';
const team = `/teams/${scene.grade4}`;
/** Units of Grade 4: read by the staff of Harbour School. */
const ofTheSchool: Pick<DoorRow, 'sees' | 'others'> = {
	sees: { lena: 'absent', noah: 'absent' },
	others: 'seen',
};
/** Written by the team, and by who works with all teams. */
const planners = (outcome: 'seen' | 'done'): Pick<DoorRow, 'sees' | 'others'> => ({
	sees: {
		ada: outcome,
		ben: outcome,
		clara: outcome,
		daniel: outcome,
		hana: outcome,
		mara: outcome,
	},
	others: 'absent',
});
const unit = scene.unit;
/** What Clara shows to her team stands on the page of their unit. */
const ofTheTeam: DoorRow['shows'] = { clara: ['resource'], daniel: ['resource'] };
const written = { title: 'Water', startsOn: '2026-10-05', lastDay: '2026-11-13' };

/** What a team teaches when. */
export const unitDoors: DoorRow[] = [
	{ door: 'page /teams/[team]/units', path: `${team}/units`, ...ofTheSchool },
	{
		door: 'page /teams/[team]/units/[unit]',
		path: `${team}/units/${unit}`,
		...ofTheSchool,
		shows: ofTheTeam,
	},
	{
		door: 'page /teams/[team]/units/[unit]',
		path: `/teams/${schools.harbour.id}/units/${unit}`,
		sees: {},
		others: 'absent',
	},
	{ door: 'page /teams/[team]/units/new', path: `${team}/units/new`, ...planners('seen') },
	{ door: 'page /teams/[team]/units/next-year', path: `${team}/units/next-year`, ...planners('seen') },
	{
		door: 'page /teams/[team]/units/[unit]/edit',
		path: `${team}/units/${unit}/edit`,
		...planners('seen'),
	},
	{
		door: 'action /teams/[team]/units/new?/find',
		path: `${team}/units/new?/find`,
		form: {},
		...planners('done'),
	},
	{
		door: 'action /teams/[team]/units/new?/add',
		path: `${team}/units/new?/add`,
		form: { ...written, entry: '01900000-0000-4000-8000-0000000007b1' },
		...planners('done'),
	},
	{
		door: 'action /teams/[team]/units/[unit]/edit?/find',
		path: `${team}/units/${unit}/edit?/find`,
		form: {},
		...planners('done'),
	},
	{
		door: 'action /teams/[team]/units/[unit]/edit?/save',
		path: `${team}/units/${unit}/edit?/save`,
		form: { ...written, version: '999' },
		sees: Object.fromEntries(
			['ada', 'ben', 'clara', 'daniel', 'hana', 'mara'].map((name) => [name, 'refused']),
		),
		others: 'absent',
	},
	{
		door: 'action /teams/[team]/units/[unit]?/away',
		path: `${team}/units/${unit}?/away`,
		form: { version: '999', away: 'yes' },
		sees: Object.fromEntries(
			['ada', 'ben', 'clara', 'daniel', 'hana', 'mara'].map((name) => [name, 'refused']),
		),
		others: 'absent',
		shows: ofTheTeam,
	},
	{
		door: 'action /teams/[team]/units/[unit]?/place',
		path: `${team}/units/${unit}?/place`,
		form: { collaboration: scene.clara },
		sees: { ada: 'done', clara: 'done' },
		others: 'absent',
	},
	{
		door: 'action /teams/[team]/units/[unit]?/out',
		path: `${team}/units/${unit}?/out`,
		form: { collaboration: nothing },
		sees: {},
		others: 'absent',
	},
	{
		door: 'action /teams/[team]/units/next-year?/carry',
		path: `${team}/units/next-year?/carry`,
		form: { yearId: '' },
		...planners('done'),
	},
];
