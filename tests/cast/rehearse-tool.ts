import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { cast, schools } from './people.ts';

/** The texts and keys that it writes. */
export interface Written {
	planted: Readonly<Record<'toolNeed' | 'toolObservation', string>>;
	record: Readonly<Record<'tool' | 'toolNeed' | 'toolCriterion' | 'toolTrial', string>>;
	scene: Readonly<Record<'clara', string>>;
}

const actorOf = (name: 'ada' | 'clara' | 'daniel'): Member => ({ kind: 'member', personId: cast[name].id });
const school = { school_id: schools.harbour.id };

/**
 * Clara named a need that Daniel joined; Ada put a tool beside it, which Clara’s collaboration uses; Clara tried it and said what she
 * saw; Ada gave a verdict and reviewed its privacy.
 */
export async function rehearseTool(at: Date, { planted, record, scene }: Written): Promise<void> {
	const beside = { need_id: record.toolNeed, tool_id: record.tool };
	await unitOfWork(actorOf('clara'), async (tx) => {
		await tx
			.insertInto('tool_need')
			.values({
				id: record.toolNeed, ...school, words: planted.toolNeed, for_class: 'Grade 4', named_by: cast.clara.id, named_at: at,
			}) // biome-ignore format: short enough for one line
			.execute();
		await tx
			.insertInto('tool_criterion')
			.values({
				id: record.toolCriterion, ...school, need_id: record.toolNeed, position: 0, words: 'Learning first',
			}) // biome-ignore format: short enough for one line
			.execute();
	});
	await unitOfWork(actorOf('daniel'), (tx) =>
		tx
			.insertInto('need_joining')
			.values({ need_id: record.toolNeed, person_id: cast.daniel.id, joined_at: at })
			.execute(),
	);
	await unitOfWork(actorOf('ada'), async (tx) => {
		await tx
			.insertInto('tool')
			.values({ id: record.tool, ...school, name: 'Sound Desk', created_at: at })
			.execute();
		await tx
			.insertInto('need_candidate')
			.values({ ...beside, ...school, added_by: cast.ada.id, added_at: at })
			.execute();
		await tx
			.insertInto('collaboration_tool')
			.values({ collaboration_id: scene.clara, tool_id: record.tool })
			.execute();
	});
	await unitOfWork(actorOf('clara'), async (tx) => {
		await tx
			.insertInto('tool_trial')
			.values({
				id: record.toolTrial, ...beside, class_name: 'Grade 4 A', students: 22, starts_on: '2026-09-14',
				tried: 'Recording in pairs', begun_by: cast.clara.id, begun_at: at,
			}) // biome-ignore format: short enough for two lines
			.execute();
		await tx
			.insertInto('trial_observation')
			.values({
				id: newId(), trial_id: record.toolTrial, need_id: record.toolNeed, criterion_id: record.toolCriterion,
				scale: 'well', words: planted.toolObservation, observed_by: cast.clara.id, written_at: at,
			}) // biome-ignore format: short enough for two lines
			.execute();
	});
	await unitOfWork(actorOf('ada'), async (tx) => {
		await tx
			.insertInto('tool_verdict')
			.values({
				id: newId(), ...beside, suits: 'suits', words: 'They listened to themselves', decided_by: cast.ada.id, decided_at: at,
			}) // biome-ignore format: short enough for one line
			.execute();
		await tx
			.insertInto('privacy_review')
			.values({
				id: newId(), tool_id: record.tool, outcome: 'fine', data: 'Voices', reviewed_by: cast.ada.id,
				reviewed_on: '2026-09-14', holds_until: '2030-09-13', written_at: at,
			}) // biome-ignore format: short enough for two lines
			.execute();
		await tx
			.insertInto('tool_change')
			.values({
				id: newId(), tool_id: record.tool, state_before: 'idea', state: 'idea', why: '', changed_by: cast.ada.id, changed_at: at,
			}) // biome-ignore format: short enough for one line
			.execute();
	});
}
