import { schools } from '../../cast/index.ts';
import type { DoorRow } from './door.ts';

const schoolId = schools.harbour.id;
const theirs = { fatima: 'seen', ada: 'seen', ben: 'seen' } as const;

/** The programme in numbers: for who leads the school or facilitates there, and not one word in it. */
export const numbersDoors: DoorRow[] = [
	{ door: 'page /programme', path: `/programme?school=${schoolId}`, sees: theirs, others: 'absent' },
	{
		door: 'page /programme',
		path: `/programme?school=${schools.hill.id}`,
		sees: { lena: 'seen' },
		others: 'absent',
	},
	{
		door: 'action /programme?/publish',
		form: { schoolId },
		sees: { ada: 'done', ben: 'done', hana: 'done', mara: 'done' },
		others: 'absent',
	},
	{
		door: 'action /programme?/keep',
		form: { schoolId },
		sees: { ada: 'done', ben: 'done', hana: 'done', mara: 'done' },
		others: 'absent',
	},
	{
		door: 'job freeze-numbers',
		sees: {},
		others: 'absent',
		provedBy: 'src/server/domain/numbers/numbers.test.ts',
	},
];
