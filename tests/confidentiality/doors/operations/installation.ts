import { cast, record, scene, schools } from '../../../cast/index.ts';
import type { DoorRow } from '../door.ts';
import { onlyOperators, operation } from './rows.ts';

const harbour = schools.harbour.id;
const today = new Date().toISOString().slice(0, 10);
const done = onlyOperators('done');
const seen = onlyOperators('seen');
const person = (name: keyof typeof cast) => `/installation/people/${cast[name].id}`;

/** What operators run: to everybody else none of it is there. */
export const installationRows: DoorRow[] = [
	operation('GET /installation/people', { at: '/installation/people?state=not-invited', ...seen }),
	operation('GET /installation/people/{id}', { at: person('clara'), ...seen }),
	operation('POST /installation/people', {
		body: { schoolId: harbour, given: 'Through', family: 'The API', roles: ['assistant'], startsOn: today },
		...done,
		keeps: { person: 'id' },
	}),
	operation('PUT /installation/people/{id}/names', {
		at: '/installation/people/<person>/names',
		body: { version: 1, given: 'Thea', family: 'Pi' },
		...done,
	}),
	operation('POST /installation/people/{id}/roles', {
		at: `${person('joy')}/roles`,
		body: { schoolId: harbour, role: 'librarian', startsOn: today },
		...done,
		keeps: { role: 'id' },
	}),
	operation('PUT /installation/roles/{id}/ending', {
		at: '/installation/roles/<role>/ending',
		body: {},
		...done,
	}),
	operation('POST /installation/people/{id}/evaluators', {
		at: `${person('emre')}/evaluators`,
		body: { schoolId: harbour, evaluatorId: cast.goran.id, startsOn: today },
		...done,
		keeps: { evaluator: 'id' },
	}),
	operation('PUT /installation/evaluators/{id}/ending', {
		at: '/installation/evaluators/<evaluator>/ending',
		...done,
	}),
	operation('PUT /installation/people/{id}/invitation', { at: `${person('clara')}/invitation`, ...done }),
	operation('GET /installation/invitations', { ...seen, keeps: { uninvited: 'uninvited' } }),
	operation('POST /installation/invitations', { body: { expected: '<uninvited>' }, ...done }),
	operation('PUT /installation/people/{id}/address', {
		at: `${person('joy')}/address`,
		body: { address: 'joy.new@example.org' },
		...done,
	}),
	operation('DELETE /installation/people/{id}/waiting-address', {
		at: `${person('joy')}/waiting-address`,
		...done,
	}),
	...(['PUT', 'DELETE'] as const).map((method) =>
		operation(`${method} /installation/people/{id}/deactivation`, {
			at: '/installation/people/<person>/deactivation',
			...done,
		}),
	),
	operation('GET /installation/schools', seen),
	operation('GET /installation/schools/{id}', { at: `/installation/schools/${schools.hill.id}`, ...seen }),
	operation('PUT /installation/schools/{id}', {
		at: `/installation/schools/${harbour}`,
		body: {
			version: 1,
			name: 'Harbour School',
			zone: 'Europe/Lisbon',
			language: 'en',
			facilitatorWord: 'coach',
		},
		...done,
	}),
	operation('POST /installation/schools/{id}/years', {
		at: `/installation/schools/${harbour}/years`,
		body: { name: '2026–27', startsOn: '2026-08-01', lastDay: '2027-07-31' },
		...done,
		keeps: { year: 'id' },
	}),
	operation('PUT /installation/schools/{id}/years/{yearId}', {
		at: `/installation/schools/${harbour}/years/<year>`,
		body: { name: '2026–27', startsOn: '2026-08-15', lastDay: '2027-07-15' },
		...done,
	}),
	operation('GET /installation/schools/{id}/teams', {
		at: `/installation/schools/${harbour}/teams`,
		...seen,
	}),
	operation('POST /installation/schools/{id}/teams', {
		at: `/installation/schools/${harbour}/teams`,
		body: { name: 'Made by a program', kind: 'other' },
		...done,
		keeps: { team: 'id' },
	}),
	operation('POST /installation/schools/{id}/divisions', {
		at: `/installation/schools/${harbour}/divisions`,
		body: { name: 'Primary' },
		...done,
		keeps: { division: 'id' },
	}),
	operation('GET /installation/schools/{id}/team-proposal', {
		at: `/installation/schools/${harbour}/team-proposal?by=subject`,
		...seen,
		keeps: { seen: 'seen', suggested: 'teams.0.key' },
	}),
	operation('POST /installation/schools/{id}/formed-teams', {
		at: `/installation/schools/${harbour}/formed-teams`,
		body: { by: 'subject', seen: '<seen>', teams: [{ key: '<suggested>', name: 'Science' }] },
		...done,
	}),
	operation('GET /installation/teams/{id}', { at: `/installation/teams/${scene.grade4}`, ...seen }),
	operation('PUT /installation/teams/{id}', {
		at: '/installation/teams/<team>',
		body: { version: 1, name: 'Named by a program', divisionId: '<division>' },
		...done,
	}),
	...(['PUT', 'DELETE'] as const).map((method) =>
		operation(`${method} /installation/teams/{id}/people/{personId}`, {
			at: `/installation/teams/<team>/people/${cast.joy.id}`,
			...done,
		}),
	),
	operation('GET /installation/rosters', seen),
	operation('GET /installation/rosters/{id}', {
		at: `/installation/rosters/${record.rosterToAccept}`,
		...seen,
	}),
	operation('GET /installation/rosters/{id}/people', {
		at: `/installation/rosters/${record.rosterToAccept}/people`,
		...seen,
	}),
	operation('GET /installation/acts', seen),
	operation('GET /installation/acts/chain', seen),
];
