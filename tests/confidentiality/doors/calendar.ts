import { cast, record, scene, schools } from '../../cast/index.ts';
import type { DoorRow } from './door.ts';

const schoolId = schools.harbour.id;
const nothing = '01900000-0000-7000-8000-00000000ffff';
const entry = (last: string) => `01900000-0000-4000-8000-0000000006${last}`;
/** A move by a version that never was. */
const moved = { version: '999', day: '2026-09-22', at: '09:00', wasOn: '2026-09-21', wasAt: '09:00' };
/** Who keeps the calendar of Harbour School. */
const keepers: Pick<DoorRow, 'sees' | 'others'> = {
	sees: { ada: 'done', ben: 'done', ivo: 'done' },
	others: 'absent',
};

/** When there is school: known to its staff, kept by its facilitators and operators. */
export const calendarDoors: DoorRow[] = [
	{ door: 'page /calendar/mine', sees: {}, others: 'seen' },
	...[
		`person=${cast.clara.id}`,
		`person=${cast.mara.id}`,
		`team=${scene.grade4}`,
		`school=${schoolId}`,
	].flatMap((whose) =>
		['week', 'year'].map(
			(view): DoorRow => ({
				door: 'page /calendar/of',
				path: `/calendar/of?${whose}&view=${view}&from=2026-09-21`,
				sees: { lena: 'absent', noah: 'absent' },
				others: 'seen',
			}),
		),
	),
	{ door: 'page /calendar/of', path: `/calendar/of?team=${nothing}`, sees: {}, others: 'absent' },
	// Moved to where it is, so that who comes next finds it there; who comes with an old version is told so.
	...['mine', 'of'].map(
		(page): DoorRow => ({
			door: `action /calendar/${page}?/move`,
			path: `/calendar/${page}?person=${cast.clara.id}&/move`,
			form: { ...moved, as: 'visit', id: record.visit },
			sees: { ada: 'refused' },
			others: 'absent',
		}),
	),
	{
		door: 'action /calendar/mine?/move',
		form: { ...moved, as: 'booking', id: record.booking },
		sees: { mara: 'refused', joy: 'refused' },
		others: 'absent',
	},
	{ door: 'page /calendar', sees: {}, others: 'seen' },
	{ door: 'page /calendar', path: `/calendar?division=${nothing}`, sees: {}, others: 'absent' },
	{ door: 'page /calendar/year', sees: {}, others: 'seen' },
	{
		door: 'page /calendar/change',
		sees: { ada: 'seen', ben: 'seen', ivo: 'seen', lena: 'seen' },
		others: 'absent',
	},
	{
		door: 'action /calendar/change?/term',
		form: { schoolId, entry: entry('a1'), name: 'Term', startsOn: '2041-09-01', lastDay: '2041-12-01' },
		...keepers,
	},
	{
		door: 'action /calendar/change?/dayOff',
		form: {
			schoolId,
			entry: entry('a2'),
			name: 'Off',
			startsOn: '2041-09-02',
			what: 'holiday',
			effect: 'cycle',
		},
		...keepers,
	},
	{
		door: 'action /calendar/change?/special',
		form: { schoolId, entry: entry('a3'), name: 'Early', day: '2041-09-03', endsAt: '12:00' },
		...keepers,
	},
	{
		door: 'action /calendar/change?/cycle',
		form: {
			schoolId,
			entry: entry('a4'),
			startsOn: '2041-09-03',
			length: '6',
			firstDay: '1',
			throughDaysOff: 'skip',
			'weekdays[]': ['1', '2', '3', '4', '5'],
		},
		...keepers,
	},
	{
		door: 'action /calendar/change?/remove',
		form: { schoolId, entry: nothing, kind: 'term' },
		...keepers,
	},
	{
		door: 'page /calendar/closure',
		path: '/calendar/closure?startsOn=2041-09-03&name=Snow',
		sees: { ada: 'seen', ben: 'seen', ivo: 'seen', lena: 'seen' },
		others: 'absent',
	},
	{
		door: 'action /calendar/closure?/close',
		form: {
			schoolId,
			entry: entry('a5'),
			name: 'Snow',
			startsOn: '2041-09-05',
			lastDay: '2041-09-05',
			effect: 'push',
		},
		...keepers,
	},
	...['/calendar/bells', '/calendar/bring', '/calendar/next-year'].map(
		(path): DoorRow => ({
			door: `page ${path}`,
			sees: { ada: 'seen', ben: 'seen', ivo: 'seen', lena: 'seen' },
			others: 'absent',
		}),
	),
	{
		door: 'action /calendar/bells?/save',
		form: { schoolId, entry: entry('a6'), name: 'Usual', lines: '08:00-09:00 First' },
		...keepers,
	},
	{ door: 'action /calendar/bells?/remove', form: { schoolId, entry: nothing }, ...keepers },
	{
		door: 'action /calendar/bring?/look',
		sees: { ada: 'refused', ben: 'refused', ivo: 'refused', lena: 'refused' },
		others: 'absent',
	},
	{ door: 'action /calendar/bring?/take', form: { schoolId }, ...keepers },
	{
		door: 'action /calendar/next-year?/copy',
		form: { schoolId, startsOn: '2041-08-01', endsOn: '2042-08-01', next: '2042-08-01' },
		...keepers,
	},
	{ door: 'action /calendar/closure?/undo', form: { schoolId, entry: nothing }, ...keepers },
];
