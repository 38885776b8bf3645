import { responsibilities } from '#server/domain/agreement/index.ts';
import { cast, scene, schools } from '../../../cast/index.ts';
import type { DoorRow } from '../door.ts';
import { operation } from './rows.ts';

const both = { ben: 'done', emre: 'done' } as const;
const reason = { reason: 'The week of tests' };
const lines = responsibilities.map((key) => ({ key, words: null, heldBy: 'both', remark: '' }));
const there = '/collaborations/<collaboration>';

/** Collaborations: Clara's and Ada's, and one that Ben proposes to Emre and that goes its whole way. */
export const collaborationRows: DoorRow[] = [
	operation('GET /collaborations', { others: 'seen' }),
	operation('GET /collaborations/{id}', {
		at: `/collaborations/${scene.clara}`,
		sees: { ada: 'seen', clara: 'seen' },
		others: 'absent',
		shows: { ada: ['aim', 'stageReason'], clara: ['aim', 'stageReason'] },
	}),
	operation('GET /collaborations/{id}/agreement', {
		at: `/collaborations/${scene.clara}/agreement`,
		sees: { ada: 'seen', clara: 'seen' },
		others: 'absent',
		shows: { ada: ['agreementRemark'], clara: ['agreementRemark'] },
	}),
	operation('POST /collaborations', {
		body: {
			schoolId: schools.harbour.id,
			as: 'facilitator',
			aim: 'Emre’s class argues from evidence',
			title: 'Evidence',
			stage: 'coaching',
			sides: [{ personId: cast.emre.id, side: 'teacher' }],
			tools: ['Map'],
		},
		sees: { ada: 'done', ben: 'done' },
		others: 'refused',
		keeps: { collaboration: 'id' },
	}),
	operation('GET /collaborations/{id}/invitation', {
		at: `${there}/invitation`,
		sees: { ben: 'seen', emre: 'seen' },
		others: 'absent',
		keeps: { proof: 'proof' },
	}),
	operation('PUT /collaborations/{id}/acceptance', {
		at: `${there}/acceptance`,
		body: { shown: '<proof>' },
		sees: both,
		others: 'absent',
	}),
	operation('PUT /collaborations/{id}/beginning', { at: `${there}/beginning`, sees: both, others: 'absent' }),
	operation('PUT /collaborations/{id}/focus', {
		at: `${there}/focus`,
		body: { version: 1, title: 'Evidence', aim: 'They argue from evidence', tools: ['Map', 'Forms'] },
		sees: both,
		others: 'absent',
	}),
	operation('PUT /collaborations/{id}/findability', {
		at: `${there}/findability`,
		body: { findable: true },
		sees: { emre: 'done', ben: 'refused' },
		others: 'absent',
	}),
	// Only the teacher who has said yes may ask another in; twice is once.
	operation('PUT /collaborations/{id}/partners/{personId}', {
		at: `${there}/partners/${cast.daniel.id}`,
		body: { side: 'teacher' },
		sees: { emre: 'done', ben: 'refused' },
		others: 'absent',
	}),
	operation('PUT /collaborations/{id}/declination', {
		at: `${there}/declination`,
		body: { kind: 'not-now', reason: 'Reports first', suggestedId: cast.joy.id },
		sees: { daniel: 'done', ben: 'refused', emre: 'refused' },
		others: 'absent',
	}),
	operation('PUT /collaborations/{id}/stage-proposal', {
		at: `${there}/stage-proposal`,
		body: { to: 'partial', reason: 'We plan each lesson together now' },
		knocks: ['ada', 'daniel', 'ivo', 'emre', 'ben', 'anyone'],
		sees: { emre: 'done', ben: 'refused' },
		others: 'absent',
	}),
	operation('GET /collaborations/{id}', {
		at: there,
		sees: { ben: 'seen', emre: 'seen' },
		others: 'absent',
		keeps: { proposal: 'proposal.id' },
	}),
	operation('PUT /collaborations/{id}/stage-proposal/{proposalId}/acceptance', {
		at: `${there}/stage-proposal/<proposal>/acceptance`,
		sees: both,
		others: 'absent',
	}),
	operation('PUT /collaborations/{id}/stage-proposal', {
		at: `${there}/stage-proposal`,
		body: { to: 'full', reason: 'A new unit' },
		knocks: ['ben'],
		sees: { ben: 'done' },
		others: 'absent',
	}),
	operation('GET /collaborations/{id}', {
		at: there,
		knocks: ['ben'],
		sees: { ben: 'seen' },
		others: 'absent',
		keeps: { proposal: 'proposal.id' },
	}),
	operation('DELETE /collaborations/{id}/stage-proposal/{proposalId}', {
		at: `${there}/stage-proposal/<proposal>`,
		knocks: ['ada', 'clara', 'ivo', 'ben', 'emre', 'anyone'],
		sees: { ben: 'done', emre: 'refused' },
		others: 'absent',
	}),
	operation('GET /collaborations/{id}/agreement', {
		at: `${there}/agreement`,
		sees: { ben: 'seen', emre: 'seen' },
		others: 'absent',
		keeps: { number: 'number' },
	}),
	// What Ben saved meanwhile, Emre is told.
	operation('PUT /collaborations/{id}/agreement', {
		at: `${there}/agreement`,
		body: { basedOn: '<number>', lines },
		knocks: ['ada', 'daniel', 'ivo', 'ben', 'emre', 'anyone'],
		sees: { ben: 'done', emre: 'refused' },
		others: 'absent',
		keeps: { revised: 'number' },
	}),
	operation('PUT /collaborations/{id}/agreement/acceptance', {
		at: `${there}/agreement/acceptance`,
		body: { number: '<revised>' },
		sees: both,
		others: 'absent',
	}),
	operation('PUT /collaborations/{id}/pause', {
		at: `${there}/pause`,
		body: reason,
		sees: both,
		others: 'absent',
	}),
	operation('PUT /collaborations/{id}/resumption', {
		at: `${there}/resumption`,
		body: reason,
		sees: both,
		others: 'absent',
	}),
	operation('PUT /collaborations/{id}/finish', {
		at: `${there}/finish`,
		body: reason,
		sees: both,
		others: 'absent',
	}),
	operation('PUT /collaborations/{id}/departure', {
		at: `${there}/departure`,
		body: reason,
		sees: both,
		others: 'absent',
	}),
];
