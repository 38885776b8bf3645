import { cast, scene, schools } from '../../cast/index.ts';
import type { Caller, DoorRow, Outcome } from './door.ts';

const harbour = schools.harbour.id;
const today = new Date().toISOString().slice(0, 10);
/** Keys that these rows make, one after the other: somebody new, their role, who evaluates whom. */
const made = {
	person: '01900000-0000-7000-8000-00000000d001',
	role: '01900000-0000-7000-8000-00000000d002',
	evaluator: '01900000-0000-7000-8000-00000000d003',
	team: '01900000-0000-7000-8000-00000000d004',
	division: '01900000-0000-7000-8000-00000000d005',
	year: '01900000-0000-7000-8000-00000000d006',
};

const onlyOperators = (outcome: Outcome): Pick<DoorRow, 'sees' | 'others'> => ({
	sees: { ivo: outcome },
	others: 'absent',
});
/** What staff of the school see and those of the other school do not. */
const ofTheSchool: Partial<Record<Caller, Outcome>> = { lena: 'absent', noah: 'absent' };
const person = (name: keyof typeof cast, action: string) => ({
	door: `action /people/[person]?/${action}`,
	path: `/people/${cast[name].id}?/${action}`,
});
const team = (action: string) => ({
	door: `action /teams/[team]?/${action}`,
	path: `/teams/${scene.grade4}?/${action}`,
});

/** People, teams and the school: what colleagues see of each other, and what only operators do. */
export const peopleDoors: DoorRow[] = [
	{ door: 'page /set-up', sees: { anyone: 'absent' }, others: 'absent' },
	{
		door: 'action /set-up?/default',
		form: { code: 'HERON-0000-AAAA-AAAA' },
		sees: { anyone: 'absent' },
		others: 'absent',
	},
	{ door: 'page /address/[token]', path: '/address/never-given', sees: { anyone: 'seen' }, others: 'seen' },
	...(['confirm', 'accept', 'dispute'] as const).map(
		(action): DoorRow => ({
			door: `action /address/[token]?/${action}`,
			path: `/address/never-given?/${action}`,
			sees: { anyone: 'refused' },
			others: 'refused',
		}),
	),

	{ door: 'page /people', sees: {}, others: 'seen' },
	{ door: 'page /people', path: '/people?state=not-invited&name=%25', sees: {}, others: 'seen' },
	{ door: 'page /people/new', ...onlyOperators('seen') },
	{
		door: 'action /people/new?/default',
		form: {
			entry: made.person,
			schoolId: harbour,
			given: 'Door',
			family: 'Person',
			'roles[]': ['assistant'],
			startsOn: today,
		},
		...onlyOperators('done'),
	},
	{ door: 'page /people/invite', ...onlyOperators('seen') },
	{ door: 'action /people/invite?/default', form: { expected: '4999' }, ...onlyOperators('refused') },

	{ door: 'page /people/[person]', path: `/people/${cast.clara.id}`, sees: ofTheSchool, others: 'seen' },
	{
		door: 'page /people/[person]',
		path: `/people/${cast.lena.id}`,
		sees: { lena: 'seen', noah: 'seen', ivo: 'seen' },
		others: 'absent',
	},
	{ door: 'page /people/[person]', path: '/people/not-a-key', sees: {}, others: 'absent' },
	{
		...person('joy', 'role'),
		form: { entry: made.role, schoolId: harbour, role: 'librarian', startsOn: today },
		...onlyOperators('done'),
	},
	{ ...person('joy', 'end-role'), form: { roleId: made.role }, ...onlyOperators('done') },
	{
		...person('ben', 'role'),
		form: { entry: made.team, schoolId: harbour, role: 'leader', startsOn: today },
		...onlyOperators('refused'),
	},
	{ ...person('clara', 'invite'), ...onlyOperators('done') },
	{ ...person('joy', 'address'), form: { address: 'joy.new@example.org' }, ...onlyOperators('done') },
	{ ...person('joy', 'withdraw-address'), ...onlyOperators('done') },
	// Whose address has not changed needs nobody's word, as one whom the caller does not see.
	{ ...person('clara', 'vouch'), form: { spoken: 'on' }, sees: {}, others: 'absent' },
	{
		...person('joy', 'name'),
		form: { given: 'Joy', family: "O'Neill", knownAs: 'Joy', version: '1' },
		...onlyOperators('done'),
	},
	{
		...person('emre', 'evaluator'),
		form: { entry: made.evaluator, schoolId: harbour, evaluatorId: cast.goran.id, startsOn: today },
		...onlyOperators('done'),
	},
	{ ...person('emre', 'end-evaluator'), form: { evaluatorRecord: made.evaluator }, ...onlyOperators('done') },
	{
		door: 'action /people/[person]?/deactivate',
		path: `/people/${made.person}?/deactivate`,
		...onlyOperators('done'),
	},
	{
		door: 'action /people/[person]?/reactivate',
		path: `/people/${made.person}?/reactivate`,
		...onlyOperators('done'),
	},
	{ ...person('ivo', 'deactivate'), ...onlyOperators('refused') },

	{ door: 'page /teams', sees: {}, others: 'seen' },
	{ door: 'page /teams', path: `/teams?school=${harbour}`, sees: ofTheSchool, others: 'seen' },
	{
		door: 'action /teams?/team',
		path: '/teams?/team',
		form: { entry: made.team, schoolId: harbour, name: 'Made through a door', kind: 'other' },
		...onlyOperators('done'),
	},
	{
		door: 'action /teams?/division',
		path: '/teams?/division',
		form: { entry: made.division, schoolId: harbour, division: 'Made through a door' },
		...onlyOperators('done'),
	},
	{ door: 'page /teams/[team]', path: `/teams/${scene.grade4}`, sees: ofTheSchool, others: 'seen' },
	{ ...team('change'), form: { name: 'Grade 4', version: '1' }, ...onlyOperators('done') },
	{ ...team('add'), form: { personId: cast.hana.id }, ...onlyOperators('done') },
	{ ...team('remove'), form: { personId: cast.hana.id }, ...onlyOperators('done') },
	{ door: 'page /teams/form', ...onlyOperators('seen') },
	{
		door: 'action /teams/form?/default',
		path: '/teams/form',
		form: { schoolId: harbour, seen: 'nothing', 'by[]': 'grade', 'team[]': 'grade:04' },
		...onlyOperators('refused'),
	},

	{ door: 'page /school', sees: {}, others: 'seen' },
	{ door: 'page /school', path: `/school?school=${harbour}`, sees: ofTheSchool, others: 'seen' },
	{
		door: 'action /school?/settings',
		path: '/school?/settings',
		form: {
			schoolId: harbour,
			name: 'Another name',
			zone: 'UTC',
			language: 'en',
			facilitatorWord: 'coach',
			version: '99',
		},
		...onlyOperators('refused'),
	},
	{
		door: 'action /school?/year',
		path: '/school?/year',
		form: {
			schoolId: harbour,
			entry: made.year,
			yearName: '2098',
			startsOn: '2098-01-01',
			lastDay: '2098-12-20',
		},
		...onlyOperators('done'),
	},
	{ door: 'page /school/backups', ...onlyOperators('seen') },
	{ door: 'page /school/acts', path: '/school/acts?check', ...onlyOperators('seen') },

	{
		door: 'mail invitation',
		sees: {},
		others: 'absent',
		provedBy: 'src/server/domain/people/people.test.ts',
	},
	{
		door: 'mail address-changed',
		sees: {},
		others: 'absent',
		provedBy: 'src/server/domain/people/people.test.ts',
	},
	{
		door: 'mail account-vouched',
		sees: {},
		others: 'absent',
		provedBy: 'tests/confidentiality/shut-account.test.ts',
	},
	{
		door: 'mail address-confirm',
		sees: {},
		others: 'absent',
		provedBy: 'src/server/domain/people/people.test.ts',
	},
];
