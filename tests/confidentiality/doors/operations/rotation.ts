import { cast, scene, schools } from '../../../cast/index.ts';
import type { DoorRow } from '../door.ts';
import { ofHarbour, operation } from './rows.ts';

const harbour = schools.harbour.id;
const facilitators = { sees: { ada: 'done', ben: 'done' }, others: 'absent' } as const;
const once: Pick<DoorRow, 'knocks' | 'sees' | 'others'> = {
	knocks: ['clara', 'fatima', 'lena', 'ada', 'anyone'],
	sees: { ada: 'done' },
	others: 'absent',
};
const settings = {
	teamsAtATime: 2,
	teamsEach: 2,
	focusWeeks: 4,
	groupWeeks: 2,
	oneToOnes: 2,
	visitsADay: 3,
};

/** The rotation of Harbour School, planned by its facilitators. */
export const rotationRows: DoorRow[] = [
	operation('GET /schools/{id}/rotation', {
		at: `/schools/${harbour}/rotation`,
		sees: ofHarbour,
		others: 'seen',
	}),
	operation('PUT /schools/{id}/rotation', {
		at: `/schools/${harbour}/rotation`,
		body: { ...settings, version: 0 },
		...once,
	}),
	operation('PUT /teams/{id}/rotation', {
		at: `/teams/${scene.grade4}/rotation`,
		body: { takesPart: true, weekday: null, facilitatorId: cast.ada.id },
		...facilitators,
	}),
	operation('PUT /schools/{id}/rotation/facilitators/{personId}', {
		at: `/schools/${harbour}/rotation/facilitators/${cast.ben.id}`,
		body: { weekdays: [1, 3], visitsADay: null },
		...facilitators,
	}),
	operation('POST /schools/{id}/rotation/wishes', {
		at: `/schools/${harbour}/rotation/wishes`,
		body: { personId: cast.clara.id, kind: 'busy', startsOn: '2027-02-01', lastDay: '2027-02-05' },
		...facilitators,
		keeps: { wish: 'id' },
	}),
	operation('DELETE /rotation-wishes/{id}', { at: '/rotation-wishes/<wish>', ...once }),
	operation('POST /schools/{id}/rotation/pins', {
		at: `/schools/${harbour}/rotation/pins`,
		body: { teacherId: cast.daniel.id, weekOn: '2027-02-10' },
		...once,
		keeps: { pin: 'id' },
	}),
	operation('DELETE /rotation-pins/{id}', { at: '/rotation-pins/<pin>', ...once }),
	operation('POST /schools/{id}/rotation/plans', {
		at: `/schools/${harbour}/rotation/plans`,
		...once,
		keeps: { rotation: 'id' },
	}),
	operation('DELETE /rotation-plans/{id}/computation', {
		at: '/rotation-plans/<rotation>/computation',
		...facilitators,
	}),
	operation('GET /teams/{id}/rotation', {
		at: `/teams/${scene.grade4}/rotation`,
		sees: { ada: 'seen', ben: 'seen' },
		others: 'absent',
	}),
];
