import { sql } from 'kysely';
import { meetingKey } from '#server/domain/planning/index.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { cast, schools } from './people.ts';

type Keys<Name extends string> = Readonly<Record<Name, string>>;

/** The texts and keys that it writes. */
export interface Written {
	planted: Keys<'meetingNote'>;
	record: Keys<'rhythm' | 'meetingNote' | 'nextStep'>;
	scene: Keys<'grade4'>;
}

/** The Tuesday in September on which Grade 4 met. */
const turn = '2026-09-21';

/** The key of that meeting. */
export const rehearsedMeeting = (record: Written['record']): string => meetingKey(record.rhythm, turn, 1);

/** In September Grade 4 met every Tuesday with Ada; of one meeting Clara wrote a note, of which a next step came. */
export async function rehearseMeeting(at: Date, { planted, record, scene }: Written): Promise<void> {
	const school = { school_id: schools.harbour.id, team_id: scene.grade4 };
	const id = rehearsedMeeting(record);
	await unitOfWork({ kind: 'member', personId: cast.ada.id }, async (tx) => {
		await tx
			.insertInto('planning_rhythm')
			.values({
				id: record.rhythm,
				...school,
				weekday: 2,
				holds_from: '2026-09-01',
				holds_until: '2026-10-01',
				made_by: cast.ada.id,
				made_at: at,
			})
			.execute();
		await tx
			.insertInto('planning_slot')
			.values({
				rhythm_id: record.rhythm,
				part: 1,
				kind: 'unit',
				days_after: 0,
				starts_at: '14:00',
				minutes: 40,
			})
			.execute();
		await tx
			.insertInto('planning_guest')
			.values({ rhythm_id: record.rhythm, person_id: cast.ada.id })
			.execute();
		await tx
			.insertInto('meeting')
			.values({
				id,
				...school,
				rhythm_id: record.rhythm,
				turn,
				part: 1,
				kind: 'unit',
				on_day: '2026-09-22',
				starts_at: '14:00',
				minutes: 40,
				made_by: cast.ada.id,
				made_at: at,
			})
			.execute();
		await sql`select invite_to_meeting(${id}::uuid)`.execute(tx);
	});
	await unitOfWork({ kind: 'member', personId: cast.clara.id }, (tx) =>
		tx
			.insertInto('meeting_note')
			.values({
				id: record.meetingNote,
				meeting_id: id,
				author_id: cast.clara.id,
				words: planted.meetingNote,
				written_at: at,
			})
			.execute(),
	);
	await unitOfWork({ kind: 'member', personId: cast.ada.id }, (tx) =>
		tx
			.insertInto('meeting_note_step')
			.values({ note_id: record.meetingNote, next_step_id: record.nextStep })
			.execute(),
	);
}
