import { cast, record, scene } from '../../cast/index.ts';
import { rehearsedMeeting } from '../../cast/rehearse-meeting.ts';
import type { DoorRow, Outcome } from './door.ts';

const nothing = '01900000-0000-7000-8000-00000000ffff';
const team = `/teams/${scene.grade4}/meetings`;
const one = `${team}/${rehearsedMeeting(record)}`;
const entry = (last: string) => `01900000-0000-4000-8000-0000000008${last}`;
/** When Grade 4 meets is known to the staff of Harbour School. */
const ofTheSchool: Pick<DoorRow, 'sees' | 'others'> = {
	sees: { lena: 'absent', noah: 'absent' },
	others: 'seen',
};
/** Who plans the team: itself, and who works with all teams. */
const planners = (outcome: Outcome): Pick<DoorRow, 'sees' | 'others'> => ({
	sees: { ada: outcome, ben: outcome, clara: outcome, daniel: outcome, hana: outcome, mara: outcome },
	others: 'absent',
});
/** Who is invited to its meetings. */
const invited = (outcome: Outcome): Pick<DoorRow, 'sees' | 'others'> => ({
	sees: { ada: outcome, clara: outcome, daniel: outcome },
	others: 'absent',
});
const rhythm = {
	on: 'week:4',
	holdsFrom: '2041-09-02',
	firstKind: 'unit',
	firstPeriod: '',
	firstTime: '14:00',
	firstMinutes: '40',
	secondKind: '',
	secondAfter: '1',
	secondPeriod: '',
	secondTime: '',
	secondMinutes: '40',
};

/** Refused, an action answers with the page. */
const read: DoorRow['shows'] = {
	ada: ['meetingNote', 'nextStep', 'evidence'],
	clara: ['meetingNote', 'nextStep', 'evidence'],
	daniel: ['meetingNote'],
};

/** When a team plans together; what is written there is read by those invited alone. */
export const meetingDoors: DoorRow[] = [
	{ door: 'page /teams/[team]/meetings', path: team, ...ofTheSchool },
	{
		door: 'page /teams/[team]/meetings/[meeting]',
		path: one,
		...ofTheSchool,
		shows: read,
	},
	{
		door: 'page /collaborations/new',
		path: `/collaborations/new?note=${record.meetingNote}`,
		...invited('seen'),
		shows: { ada: ['meetingNote'], clara: ['meetingNote'], daniel: ['meetingNote'] },
	},
	{ door: 'page /teams/[team]/meetings/rhythm', path: `${team}/rhythm`, ...planners('seen') },
	{
		door: 'action /teams/[team]/meetings/rhythm?/set',
		path: `${team}/rhythm?/set`,
		form: { ...rhythm, entry: entry('c1') },
		...planners('done'),
	},
	{
		door: 'action /teams/[team]/meetings/rhythm?/end',
		path: `${team}/rhythm?/end`,
		form: { rhythm: record.rhythm, version: '999' },
		...planners('refused'),
	},
	{
		door: 'action /teams/[team]/meetings/[meeting]?/note',
		path: `${one}?/note`,
		form: { entry: entry('c2'), words: 'A decision' },
		...invited('done'),
	},
	{
		door: 'action /teams/[team]/meetings/[meeting]?/change',
		path: `${one}?/change`,
		form: { note: record.meetingNote, version: '999', words: 'Otherwise' },
		sees: { clara: 'refused' },
		others: 'absent',
		shows: read,
	},
	{
		door: 'action /teams/[team]/meetings/[meeting]?/withdraw',
		path: `${one}?/withdraw`,
		form: { note: nothing },
		sees: {},
		others: 'absent',
	},
	{
		door: 'action /teams/[team]/meetings/[meeting]?/step',
		path: `${one}?/step`,
		form: {
			entry: entry('c3'),
			note: record.meetingNote,
			'step-words': 'Try it',
			who: `${cast.clara.id}:${cast.clara.id}`,
			dueOn: '',
		},
		sees: { ada: 'done', clara: 'done' },
		others: 'absent',
	},
	{
		door: 'action /teams/[team]/meetings/[meeting]?/move',
		path: `${one}?/move`,
		form: { version: '999', onDay: '2026-09-23', startsAt: '', minutes: '40' },
		...invited('refused'),
		shows: read,
	},
	{
		door: 'action /teams/[team]/meetings/[meeting]?/off',
		path: `${one}?/off`,
		form: { version: '999', off: 'yes' },
		...invited('refused'),
		shows: read,
	},
	{
		door: 'job keep-meetings',
		sees: {},
		others: 'absent',
		provedBy: 'src/server/domain/planning/planning.test.ts',
	},
	...['meeting-moved', 'meeting-called-off', 'meeting-takes-place'].map(
		(name): DoorRow => ({
			door: `mail ${name}`,
			provedBy: 'src/server/domain/planning/planning.test.ts',
			sees: {},
			others: 'absent',
		}),
	),
];
