import type { SupportKind } from '#server/domain/request/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';
import type { WrittenSchool } from './write-school.ts';

/** What is asked of a facilitator although it is the help desk’s: words, what came of it, and how long it took. */
const asked: { kind: SupportKind; words: string; done: string; minutes: number }[] = [
	{ kind: 'repair', words: 'The screen in our room stays black and the lesson begins in an hour.', done: 'The cable was out. It is taped now.', minutes: 20 },
	{ kind: 'repair', words: 'Sound comes out of the laptop and not out of the speakers.', done: 'Another output was chosen.', minutes: 10 },
	{ kind: 'access', words: 'Two children cannot open the shared folder.', done: 'They can now.', minutes: 15 },
	{ kind: 'accounts', words: 'Half of the class forgot the way into the book maker.', done: 'New picture cards for all of them.', minutes: 40 },
	{ kind: 'app', words: 'The drawing app is missing on four tablets.', done: 'Put on by hand, one after the other.', minutes: 45 },
	{ kind: 'device', words: 'Could the microphones be ready on Monday? I never know which cable.', done: 'Set up and labelled.', minutes: 30 },
	{ kind: 'repair', words: 'The printer again.', done: 'It was the paper again.', minutes: 15 },
]; // biome-ignore format: a table reads better in rows

/** The small requests of the year that facilitators settled themselves, with what they cost: some five a fortnight. */
export function writeSupport(rows: Rows, random: Random, calendar: Calendar, school: WrittenSchool): void {
	const weeks = calendar.weeks.filter((monday) => dayAfter(monday, 4) < calendar.today);
	for (const [number, monday] of weeks.entries())
		for (const [turn, facilitator] of school.facilitators.entries()) {
			if (random.chance(0.2)) continue;
			const one = asked[(number + turn * 3) % asked.length];
			const asker = random.pick(school.teachers).id;
			if (!one) continue;
			const on = dayAfter(monday, random.below(5));
			const [began, ended] = [calendar.at(on, '07:40'), calendar.at(on, '15:30')];
			const [request, part, first, last] = [began, began, began, ended].map(random.id) as [
				string, string, string, string,
			]; // biome-ignore format: short enough for one line
			rows.request.push({ id: request, school_id: school.id, asker_id: asker, asked_at: began });
			rows.request_part.push({
				id: part, request_id: request, number: 1, held_as: 'facilitator', person_id: facilitator, taken_by: facilitator,
				passed_by: asker, state: 'done', began_at: began, changed_at: ended,
			}); // biome-ignore format: a row reads better whole
			const of = { request_id: request, part_id: part };
			rows.request_message.push(
				{ id: first, ...of, author_id: asker, change: 'asked', words: one.words, written_at: began },
				{ id: last, ...of, author_id: facilitator, change: 'done', words: one.done, written_at: ended },
			);
			rows.request_time.push({
				message_id: last, request_id: request, school_id: school.id, person_id: facilitator, on_day: on, minutes: one.minutes,
				support_kind: one.kind,
			}); // biome-ignore format: a row reads better whole
		}
}
