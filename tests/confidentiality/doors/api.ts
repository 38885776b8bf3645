import { cast, record, scene, schools } from '../../cast/index.ts';
import type { DoorRow } from './door.ts';

const entry = (number: string) => `01900000-0000-7000-8000-0000000007${number}`;
const about = { ada: 'seen', clara: 'seen' } as const;
const ownSide = ['teachingPoint', 'checkRemark', 'sharedNote', 'nextStep'] as const;
const everything = [...ownSide, 'privateNote', 'heldBack'] as const;

/** The API, each of the cast with a token of theirs: the same people find the same as on the pages. */
export const apiDoors: DoorRow[] = [
	{ door: 'operation GET /api/v1/me', sees: {}, others: 'seen' },
	{ door: 'operation GET /api/v1/people', sees: {}, others: 'seen' },
	{
		door: 'operation GET /api/v1/people/{id}',
		path: `/api/v1/people/${cast.clara.id}`,
		sees: { lena: 'absent', noah: 'absent' },
		others: 'seen',
	},
	{ door: 'operation GET /api/v1/collaborations', sees: {}, others: 'seen' },
	{
		door: 'operation GET /api/v1/collaborations/{id}',
		path: `/api/v1/collaborations/${scene.clara}`,
		sees: about,
		others: 'absent',
		shows: { ada: ['aim', 'stageReason'], clara: ['aim', 'stageReason'] },
	},
	{ door: 'operation GET /api/v1/visits', sees: {}, others: 'seen' },
	{
		door: 'operation GET /api/v1/visits/{id}',
		path: `/api/v1/visits/${record.visit}`,
		sees: about,
		others: 'absent',
		shows: { ada: [...everything], clara: [...ownSide] },
	},
	{ door: 'operation GET /api/v1/notebooks', sees: {}, others: 'seen' },
	{
		door: 'operation GET /api/v1/notebooks/{personId}',
		path: `/api/v1/notebooks/${cast.clara.id}?collaboration=${scene.clara}`,
		sees: about,
		others: 'absent',
		shows: { ada: [...everything], clara: [...ownSide] },
	},
	{
		door: 'operation POST /api/v1/collaborations',
		body: {
			entry: entry('01'),
			schoolId: schools.harbour.id,
			as: 'facilitator',
			aim: 'Emre’s class argues from evidence',
			title: 'Evidence',
			stage: 'coaching',
			sides: [{ personId: cast.emre.id, side: 'teacher' }],
		},
		sees: { ada: 'done', ben: 'done' },
		others: 'refused',
	},
	{
		door: 'operation POST /api/v1/visits',
		body: {
			entry: entry('02'),
			schoolId: schools.harbour.id,
			collaborationId: scene.clara,
			with: [cast.clara.id],
			kind: 'check-in',
			startsAt: '2026-09-22T09:00:00Z',
			minutes: 15,
		},
		sees: { ada: 'done', clara: 'refused' },
		others: 'absent',
	},
];
