import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { actorOf } from './actor-of.ts';
import { cast, schools } from './people.ts';
import { planted, scene } from './scene.ts';

/** A collaboration of Ada with one of them, accepted. */
export async function startCollaboration(name: 'clara' | 'daniel'): Promise<void> {
	const id = scene[name];
	const at = new Date('2026-09-14T08:00:00Z');
	const partner = { facilitator: newId(), teacher: newId() };
	await unitOfWork(actorOf('ada'), async (tx) => {
		await tx
			.insertInto('collaboration')
			.values({
				id,
				school_id: schools.harbour.id,
				team_id: scene.grade4,
				proposed_by: cast.ada.id,
				proposed_at: at,
				entry_id: newId(),
			})
			.execute();
		await tx
			.insertInto('partner')
			.values({
				id: partner.facilitator,
				collaboration_id: id,
				person_id: cast.ada.id,
				side: 'facilitator',
				invited_by: cast.ada.id,
				invited_at: at,
			})
			.execute();
		await tx.insertInto('acceptance').values({ partner_id: partner.facilitator, at }).execute();
		await tx
			.insertInto('collaboration_focus')
			.values({
				collaboration_id: id,
				title: `Water stories with ${cast[name].given}`,
				aim: planted.aim,
				stage: 'partial',
				state: 'active',
			})
			.execute();
		await tx
			.insertInto('partner')
			.values({
				id: partner.teacher,
				collaboration_id: id,
				person_id: cast[name].id,
				side: 'teacher',
				invited_by: cast.ada.id,
				invited_at: at,
			})
			.execute();
		await tx
			.insertInto('stage_change')
			.values({
				id: newId(),
				collaboration_id: id,
				from_stage: null,
				to_stage: 'partial',
				reason: planted.stageReason,
				proposed_by: cast.ada.id,
				holds_since: at,
			})
			.execute();
		await tx
			.insertInto('collaboration_turn')
			.values({ id: newId(), collaboration_id: id, turn: 'began', taken_by: cast.ada.id, at })
			.execute();
	});
	await unitOfWork(actorOf(name), (tx) =>
		tx.insertInto('acceptance').values({ partner_id: partner.teacher, at }).execute(),
	);
}
