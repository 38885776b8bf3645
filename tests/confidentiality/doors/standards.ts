import { digcompeduKey } from '#server/domain/standard/index.ts';
import { scene, schools } from '../../cast/index.ts';
import type { DoorRow } from './door.ts';

const nothing = '01900000-0000-7000-8000-00000000ffff';
const operators: Pick<DoorRow, 'sees' | 'others'> = { sees: { ivo: 'done' }, others: 'absent' };
const framework = `/standards/${digcompeduKey}`;

/** Frameworks are published documents: all staff read them, an operator brings them, a school says which it uses. */
export const standardDoors: DoorRow[] = [
	{
		// No school of the cast uses a framework: src/server/domain/unit proves what is seen.
		door: 'page /standards/[framework]/coverage',
		path: `${framework}/coverage?school=${schools.harbour.id}&team=${scene.grade4}`,
		sees: {},
		others: 'absent',
	},
	{ door: 'action /standards?/digcompedu', path: '/standards?/digcompedu', form: {}, ...operators },
	{ door: 'page /standards', sees: {}, others: 'seen' },
	{ door: 'page /standards', path: '/standards?words=media+literacy', sees: {}, others: 'seen' },
	{ door: 'page /standards/[framework]', path: framework, sees: {}, others: 'seen' },
	{ door: 'page /standards/[framework]', path: `${framework}?words=media`, sees: {}, others: 'seen' },
	{ door: 'page /standards/[framework]', path: `${framework}?at=${nothing}`, sees: {}, others: 'absent' },
	{ door: 'page /standards/[framework]', path: `/standards/${nothing}`, sees: {}, others: 'absent' },
	{
		door: 'action /standards/[framework]?/use',
		path: `${framework}?/use`,
		form: { schoolId: schools.harbour.id, 'use[]': ['technology'] },
		sees: { ada: 'done', ben: 'done', fatima: 'done', ivo: 'done' },
		others: 'absent',
	},
	{
		door: 'endpoint GET /standards/[framework]/package',
		path: `${framework}/package`,
		sees: { ivo: 'seen' },
		others: 'absent',
	},
	{
		door: 'endpoint GET /standards/search',
		path: '/standards/search?purpose=technology&words=media',
		sees: {},
		others: 'seen',
	},
	{ door: 'page /standards/import', sees: { ivo: 'seen' }, others: 'absent' },
	// Without a file an operator is asked for one; everybody else is answered before it is looked for.
	{ door: 'action /standards/import?/default', form: {}, sees: { ivo: 'refused' }, others: 'absent' },
	{
		door: 'page /standards/import/[import]',
		path: `/standards/import/${nothing}`,
		sees: {},
		others: 'absent',
	},
	...['accept', 'discard'].map(
		(action): DoorRow => ({
			door: `action /standards/import/[import]?/${action}`,
			path: `/standards/import/${nothing}?/${action}`,
			form: {},
			sees: {},
			others: 'absent',
		}),
	),
];
