import { pocketOf } from '#server/domain/pocket/index.ts';
import { cast, scene } from '../../cast/index.ts';
import type { DoorRow } from './door.ts';

/** What devices hold for those who capture on them. */
export const pocketDoors: DoorRow[] = [
	// The same for everybody: what it shows is on the device.
	{ door: 'page /pocket', sees: { anyone: 'seen' }, others: 'seen' },
	{ door: 'page /pocket/both', sees: { anyone: 'seen' }, others: 'seen' },
	{ door: 'page /pocket/leaving', sees: { anyone: 'seen' }, others: 'seen' },
	{
		door: 'endpoint GET /pocket/things',
		sees: { ada: 'seen', ben: 'seen', hana: 'seen', mara: 'seen', lena: 'seen' },
		others: 'absent',
		shows: { ada: ['teachingPoint'] },
	},
	// Ada's entry, sent by whoever is signed in on her device.
	{
		door: 'endpoint POST /pocket/entries',
		body: {
			mark: pocketOf(cast.ada.id),
			fields: [
				['entry', '01900000-0000-4000-8000-0000000005d1'],
				['with[]', cast.clara.id],
				['collaboration', scene.clara],
				['kind', 'corridor'],
				['day', new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)],
				['time', '09:00'],
			],
		},
		sees: { ada: 'done' },
		others: 'refused',
	},
	{
		door: 'endpoint POST /pocket/entries',
		body: { mark: 'nobody', fields: 'none' },
		sees: {},
		others: 'refused',
	},
];
