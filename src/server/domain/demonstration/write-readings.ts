import type { Random } from './random.ts';
import type { Rows } from './rows.ts';

/** Who was shown what: every shared note is opened by its teacher, and every fourth visit, both on the day after. */
export function writeReadings(rows: Rows, random: Random): void {
	const dayAfter = (at: unknown) => new Date((at as Date).getTime() + 86_400_000);
	const noteOf = new Map(rows.note.map((note) => [note.id, note]));
	for (const share of rows.note_share) {
		const at = dayAfter(share.shared_at);
		rows.access_record.push({
			id: random.id(at), record_kind: 'note', record_id: share.note_id, reader_id: share.person_id,
			author_id: noteOf.get(share.note_id)?.author_id ?? '', teacher_id: share.person_id, at,
		}); // biome-ignore format: a row reads better whole
	}
	const teacherOf = new Map(
		rows.visit_person.filter(({ part }) => part === 'teacher').map((one) => [one.visit_id, one.person_id]),
	);
	for (const visit of rows.visit) {
		const teacher = teacherOf.get(visit.id);
		if (!teacher || visit.state !== 'done' || !random.chance(0.25)) continue;
		const at = dayAfter(visit.starts_at);
		rows.access_record.push({
			id: random.id(at), record_kind: 'visit', record_id: visit.id, reader_id: teacher, author_id: visit.author_id,
			teacher_id: teacher, at,
		}); // biome-ignore format: a row reads better whole
	}
}
