import { responsibilities } from '#server/domain/agreement/index.ts';
import { cast, record, scene, schools } from '../../../cast/index.ts';
import type { DoorRow } from '../door.ts';
import { operation } from './rows.ts';

const both = { ben: 'done', emre: 'done' } as const;
const reason = { reason: 'The week of tests' };
const lines = responsibilities.map((key) => ({ key, words: null, heldBy: 'both', remark: '' }));
const harbour = schools.harbour.id;
const heldAt = { full: 'both', partial: 'both', coaching: 'both', mentoring: 'both' };
/** What facilitators and leaders choose for their school. */
const chosen = { sees: { ada: 'done', ben: 'done', fatima: 'done' }, others: 'absent' } as const;
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
	operation('PUT /collaborations/{id}/handover', {
		at: `${there}/handover`,
		body: { personId: cast.ada.id, reason: 'Another school' },
		knocks: ['ada', 'daniel', 'ivo', 'emre', 'ben', 'anyone'],
		sees: { ben: 'done', emre: 'refused' },
		others: 'absent',
	}),
	operation('GET /collaborations/{id}/handover', {
		at: `${there}/handover`,
		sees: { ben: 'seen', emre: 'seen' },
		others: 'absent',
		keeps: { handover: 'open.id' },
	}),
	operation('DELETE /collaborations/{id}/handover/{handoverId}', {
		at: `${there}/handover/<handover>`,
		knocks: ['ada', 'clara', 'ivo', 'emre', 'ben', 'anyone'],
		sees: { emre: 'done', ben: 'refused' },
		others: 'absent',
	}),
	operation('POST /collaborations/{id}/thread', {
		at: `${there}/thread`,
		body: { words: 'The cables are in room 12' },
		sees: both,
		others: 'absent',
		keeps: { message: 'id' },
	}),
	operation('DELETE /thread-messages/{id}', {
		at: '/thread-messages/<message>',
		sees: { emre: 'done' },
		others: 'absent',
	}),
	operation('GET /collaborations/{id}/thread', {
		at: `/collaborations/${scene.clara}/thread`,
		sees: { ada: 'seen', clara: 'seen' },
		others: 'absent',
		shows: { ada: ['thread'], clara: ['thread'] },
	}),
	operation('GET /collaborations/{id}/outcomes', {
		at: `/collaborations/${scene.clara}/outcomes`,
		sees: { ada: 'seen', clara: 'seen' },
		others: 'absent',
		shows: { ada: ['outcome'], clara: ['outcome'] },
	}),
	operation('PUT /collaborations/{id}/outcomes/mine', {
		at: `${there}/outcomes/mine`,
		body: { words: 'They argue with evidence', version: 0 },
		sees: both,
		others: 'absent',
	}),
	operation('GET /people/{id}/collaborations', {
		at: `/people/${cast.clara.id}/collaborations`,
		sees: { lena: 'absent', noah: 'absent' },
		others: 'seen',
	}),
	operation('GET /people/{id}/mentor-offers', {
		at: `/people/${cast.clara.id}/mentor-offers`,
		others: 'seen',
		shows: { clara: ['ownOffer'] },
	}),
	operation('POST /schools/{id}/mentor-offers', {
		at: `/schools/${harbour}/mentor-offers`,
		body: { practice: 'Maps', audience: 'self' },
		sees: { lena: 'absent', noah: 'absent' },
		others: 'done',
	}),
	operation('PUT /mentor-offers/{id}/audience', {
		at: `/mentor-offers/${record.offer}/audience`,
		body: { audience: 'self' },
		sees: { clara: 'done' },
		others: 'absent',
	}),
	operation('DELETE /mentor-offers/{id}', {
		at: `/mentor-offers/${record.offer}`,
		sees: { clara: 'done' },
		others: 'absent',
	}),
	operation('GET /schools/{id}/agreement-lines', {
		at: `/schools/${harbour}/agreement-lines`,
		sees: { lena: 'absent', noah: 'absent' },
		others: 'seen',
	}),
	operation('POST /schools/{id}/agreement-lines', {
		at: `/schools/${harbour}/agreement-lines`,
		body: { origin: 'both', words: 'Waters the plants', heldAt },
		...chosen,
	}),
	operation('PUT /schools/{id}/agreement-lines/{key}', {
		at: `/schools/${harbour}/agreement-lines/norm-start`,
		body: { words: 'When do we begin?', heldAt, version: 0 },
		...chosen,
	}),
	operation('PUT /schools/{id}/agreement-lines/{key}/retirement', {
		at: `/schools/${harbour}/agreement-lines/norm-start/retirement`,
		...chosen,
	}),
	operation('DELETE /schools/{id}/agreement-lines/{key}/retirement', {
		at: `/schools/${harbour}/agreement-lines/norm-start/retirement`,
		...chosen,
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
	// Taken up again to be handed over to Ada, who is then asked: whoever proposes does not answer for the teachers.
	operation('PUT /collaborations/{id}/resumption', {
		at: `${there}/resumption`,
		body: reason,
		knocks: ['ben'],
		sees: both,
		others: 'absent',
	}),
	operation('PUT /collaborations/{id}/handover', {
		at: `${there}/handover`,
		body: { personId: cast.ada.id },
		knocks: ['ben'],
		sees: both,
		others: 'absent',
	}),
	operation('GET /collaborations/{id}/handover', {
		at: `${there}/handover`,
		knocks: ['emre'],
		sees: { emre: 'seen' },
		others: 'absent',
		keeps: { handedOver: 'open.id', handoverProof: 'proof' },
	}),
	operation('PUT /collaborations/{id}/handover/{handoverId}/acceptance', {
		at: `${there}/handover/<handedOver>/acceptance`,
		body: { shown: '<handoverProof>' },
		knocks: ['ada', 'clara', 'ivo', 'ben', 'emre', 'anyone'],
		sees: { ben: 'refused', emre: 'done' },
		others: 'absent',
	}),
	operation('PUT /collaborations/{id}/departure', {
		at: `${there}/departure`,
		body: reason,
		sees: { ...both, ada: 'refused' },
		others: 'absent',
	}),
];
