import { sql } from 'kysely';
import { machine } from '#server/platform/actor.ts';
import { newId } from '#server/platform/ids.ts';
import { dayOf, type Scene } from './scene.ts';

/** A meeting of the teacher's team with their facilitator, and a note that the teacher wrote. */
export async function plantMeeting({ as, me, people, schoolId, text, ago }: Scene): Promise<void> {
	const [team, rhythm, meeting, at] = [newId(), newId(), newId(), ago(4)];
	const of = { school_id: schoolId, team_id: team };
	await as(machine, async (tx) => {
		await tx
			.insertInto('team')
			.values({ id: team, school_id: schoolId, name: 'Proof', kind: 'other' })
			.execute();
		for (const name of ['teacher', 'partner', 'leader', 'turnedLeader', 'evaluator'] as const)
			await tx
				.insertInto('team_member')
				.values({ team_id: team, person_id: people[name], starts_on: dayOf(ago(40)) })
				.execute();
	});
	await as(me('facilitator'), async (tx) => {
		const made = { made_by: people.facilitator, made_at: at };
		await tx
			.insertInto('planning_rhythm')
			.values({ id: rhythm, ...of, weekday: 2, holds_from: dayOf(ago(40)), ...made })
			.execute();
		await tx
			.insertInto('planning_guest')
			.values({ rhythm_id: rhythm, person_id: people.facilitator })
			.execute();
		await tx
			.insertInto('meeting')
			.values({
				id: meeting,
				...of,
				rhythm_id: rhythm,
				turn: dayOf(at),
				part: 1,
				kind: 'unit',
				on_day: dayOf(at),
				minutes: 40,
				...made,
			})
			.execute();
		await sql`select invite_to_meeting(${meeting}::uuid)`.execute(tx);
	});
	await as(me('teacher'), (tx) =>
		tx
			.insertInto('meeting_note')
			.values({
				id: newId(),
				meeting_id: meeting,
				author_id: people.teacher,
				words: text('meeting-note'),
				written_at: at,
			})
			.execute(),
	);
}
