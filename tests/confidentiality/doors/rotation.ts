import { cast, scene, schools } from '../../cast/index.ts';
import type { DoorRow } from './door.ts';

const schoolId = schools.harbour.id;
const nothing = '01900000-0000-7000-8000-00000000ffff';
const team = `/rotation/teams/${scene.grade4}`;
/** Who plans the rotation of Harbour School. */
const facilitators: Pick<DoorRow, 'sees' | 'others'> = {
	sees: { ada: 'done', ben: 'done' },
	others: 'absent',
};
const seen: Pick<DoorRow, 'sees' | 'others'> = { sees: { ada: 'seen', ben: 'seen' }, others: 'absent' };
/** Who plans a rotation, of one school or the other. */
const planners: Pick<DoorRow, 'sees' | 'others'> = {
	sees: { ada: 'seen', ben: 'seen', lena: 'seen' },
	others: 'absent',
};
const provedBy = 'src/server/domain/rotation/plan-rotation.test.ts';

/** The year's focus and check-ins. What each sees of a plan is proved where it is made. */
export const rotationDoors: DoorRow[] = [
	{ door: 'page /rotation', sees: {}, others: 'seen' },
	{ door: 'page /rotation/wishes', ...planners },
	{ door: 'page /rotation/settings', ...planners },
	{ door: 'page /rotation/teams/[team]', path: team, ...seen },
	{
		door: 'action /rotation/wishes?/add',
		form: {
			schoolId,
			whose: `person:${cast.clara.id}`,
			kind: 'other-coach',
			firm: 'yes',
			startsOn: '2027-01-11',
			lastDay: '2027-01-15',
			entry: '01900000-0000-4000-8000-0000000005e1',
		},
		...facilitators,
	},
	{ door: 'action /rotation/wishes?/drop', form: { schoolId, wish: nothing }, sees: {}, others: 'absent' },
	{
		door: 'action /rotation/teams/[team]?/pin',
		path: `${team}?/pin`,
		form: { schoolId, on: '2027-01-11', holds: 'yes' },
		...facilitators,
	},
	{
		door: 'action /rotation/teams/[team]?/unpin',
		path: `${team}?/unpin`,
		form: { pin: nothing },
		sees: {},
		others: 'absent',
	},
	{
		door: 'action /rotation/settings?/rotate',
		// Nothing was said yet, so there is no seventh version of it.
		form: {
			schoolId,
			version: '7',
			teamsAtATime: '2',
			teamsEach: '2',
			focusWeeks: '4',
			groupWeeks: '2',
			oneToOnes: '2',
			visitsADay: '3',
		},
		sees: {},
		others: 'absent',
	},
	{
		door: 'action /rotation/settings?/facilitator',
		form: { schoolId, person: cast.ben.id, 'weekdays[]': ['1', '2'], visits: '' },
		...facilitators,
	},
	{
		door: 'action /rotation/settings?/team',
		form: { schoolId, team: scene.grade4, takesPart: 'yes', weekday: '', with: '' },
		...facilitators,
	},
	{ door: 'action /rotation?/plan', form: { schoolId }, ...facilitators },
	{ door: 'action /rotation?/stop', form: { schoolId, plan: nothing }, sees: {}, others: 'absent' },
	{ door: 'job plan-rotations', sees: {}, others: 'absent', provedBy },
];
