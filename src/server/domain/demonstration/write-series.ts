import { dayAfter, weekOf } from '#server/domain/school/index.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';
import type { WrittenCollaboration } from './write-collaborations.ts';
import type { WrittenSchool } from './write-school.ts';

const weeks = 8;

/** A word over lunch every Wednesday, with the main cast's teacher: some of them were, some are still to come. */
export function writeSeries(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	school: WrittenSchool,
	collaborations: readonly WrittenCollaboration[],
): void {
	const clara = school.people.get('clara') ?? '';
	const one = collaborations.find((each) => each.state === 'active' && each.teachers.includes(clara));
	if (!one) return;
	const first = weekOf(dayAfter(calendar.today, -21));
	const days = Array.from({ length: weeks }, (_, week) => dayAfter(first, 7 * week + 2)).filter(
		(day) => calendar.startsOn <= day && day < calendar.endsOn,
	);
	const [begun] = days;
	if (begun === undefined) return;
	const at = calendar.at(dayAfter(begun, -2), '15:00');
	const series = random.id(at);
	const { facilitator } = one;
	rows.visit_series.push({
		id: series, author_id: facilitator, school_id: school.id, rule: `FREQ=WEEKLY;INTERVAL=1;COUNT=${days.length}`,
		created_at: at,
	}); // biome-ignore format: a row reads better whole
	for (const day of days) {
		const starts = calendar.at(day, '12:25');
		const id = random.id(starts);
		rows.visit.push({
			id, school_id: school.id, author_id: facilitator, entry_id: random.id(starts), collaboration_id: one.id,
			series_id: series, kind: 'check-in', time_kind: 'outside-classroom', place: 'Staff room', remote: false,
			grouping: 'one-to-one', starts_at: starts, minutes: 20, state: day < calendar.today ? 'done' : 'planned',
			guide_edition: null, captured_at: at,
		}); // biome-ignore format: a row reads better whole
		rows.visit_person.push({ visit_id: id, person_id: facilitator, part: 'facilitator', is_author: true });
		rows.visit_person.push({ visit_id: id, person_id: clara, part: 'teacher', is_author: false });
	}
}
