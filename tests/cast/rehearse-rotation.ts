import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { cast, schools } from './people.ts';

/** A rotation of Harbour School as Ada planned it: Grade 4 in focus, a visit each to Clara and Daniel, a wish and a pin about Clara. */
export async function rehearseRotation(grade4: string): Promise<void> {
	const [id, at] = [newId(), new Date('2026-09-14T08:00:00Z')];
	const school = { school_id: schools.harbour.id };
	const made = { made_by: cast.ada.id, made_at: at };
	const plan = { plan_id: id, ...school, round: 0 };
	await unitOfWork({ kind: 'member', personId: cast.ada.id }, async (tx) => {
		await tx
			.insertInto('rotation_wish')
			.values({
				id: newId(),
				...school,
				person_id: cast.clara.id,
				kind: 'busy',
				starts_on: '2026-10-05',
				ends_on: '2026-10-07',
				...made,
				entry_id: newId(),
			})
			.execute();
		await tx
			.insertInto('rotation_pin')
			.values({
				id: newId(),
				...school,
				teacher_id: cast.clara.id,
				week_on: '2026-10-12',
				holds: true,
				...made,
			})
			.execute();
		await tx
			.insertInto('rotation_plan')
			.values({ id, ...school, starts_on: '2026-09-14', ends_on: '2027-07-01', ...made })
			.execute();
		await tx
			.insertInto('rotation_problem')
			.values({ plan_id: id, ...school, problem: '{}' })
			.execute();
		await tx
			.insertInto('rotation_outcome')
			.values({ ...plan, reached: '{}' })
			.execute();
		await tx
			.insertInto('rotation_focus')
			.values({
				...plan,
				team_id: grade4,
				facilitator_id: cast.ada.id,
				starts_on: '2026-09-14',
				groups_until: '2026-09-28',
				ends_on: '2026-10-12',
			})
			.execute();
		for (const name of ['clara', 'daniel'] as const)
			await tx
				.insertInto('rotation_visit')
				.values({ ...plan, teacher_id: cast[name].id, facilitator_id: cast.ada.id, week_on: '2026-09-28' })
				.execute();
	});
}
