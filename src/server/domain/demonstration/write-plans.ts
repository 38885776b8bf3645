import { dayAfter, weekOf } from '#server/domain/school/index.ts';
import type { Calendar } from './calendar.ts';
import { assessments, goalEntries, goals, lessons, pedagogy, pieces } from './plans.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';
import type { WrittenCollaboration } from './write-collaborations.ts';
import type { WrittenSchool } from './write-school.ts';

/** Plans of every second collaboration and of all the main cast's teacher is in, with evidence; and goals of teachers. */
export function writePlans(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	school: WrittenSchool,
	collaborations: readonly WrittenCollaboration[],
): void {
	const clara = school.people.get('clara') ?? '';
	const begun = collaborations.filter((one) => one.state !== 'proposed');
	for (const [number, one] of begun.entries())
		if (number % 2 === 0 || one.teachers.includes(clara)) writePlan(rows, random, calendar, school, one);
	const settingGoals = new Map(
		begun
			.filter((one) => one.state === 'active')
			.flatMap((one) => one.teachers.map((teacher) => [teacher, one.facilitator] as const)),
	);
	for (const [number, [teacher, facilitator]] of [...settingGoals].entries())
		if (number % 2 === 0 || teacher === clara)
			writeGoal(rows, random, calendar, school, { teacher, facilitator, shared: number % 4 === 0, number });
}

function writePlan(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	school: WrittenSchool,
	one: WrittenCollaboration,
): void {
	const [teacher = '', other] = one.teachers;
	const collaboration = { collaboration_id: one.id };
	const monday = (week: number) =>
		calendar.weeks[Math.min(week, calendar.weeks.length - 1)] ?? calendar.today;
	const at = calendar.at(dayAfter(monday(one.from), 2), '15:40');
	const whoIs = (who: string) =>
		who === 'teacher'
			? { who: 'person', person_id: other !== undefined && random.chance(0.4) ? other : teacher }
			: who === 'facilitator'
				? { who: 'person', person_id: one.facilitator }
				: { who, person_id: null };
	rows.plan.push({
		...collaboration, title: one.practice.title, about: random.pick(pieces.abouts), starts_on: monday(one.from + 1),
		ends_on: dayAfter(monday(one.from + 5), 4), written_by: one.facilitator, written_at: at, version: 2,
	}); // biome-ignore format: a row reads better whole
	for (const [index, way] of assessments.entries())
		rows.plan_assessment.push({ ...collaboration, position: index + 1, words: way.words, ...whoIs(way.who) });
	const ids = lessons.map((lesson, index) => {
		const id = random.id(at);
		rows.plan_lesson.push({
			id,
			...collaboration,
			position: index + 1,
			title: lesson.title,
			on_day: dayAfter(monday(one.from + 1 + index), random.below(5)),
		});
		for (const [place, part] of lesson.parts.entries())
			rows.plan_part.push({
				lesson_id: id, ...collaboration, position: place + 1, minutes: part.minutes, ...whoIs(part.who),
				words: part.words === 'point' ? (one.practice.points[index] ?? random.pick(one.practice.points))
					: part.words === 'tool' ? `${one.practice.tools[0] ?? 'The tool'}, with something they know already` : part.words,
			}); // biome-ignore format: a row reads better whole
		return id;
	});
	for (const answer of pedagogy)
		rows.pedagogy_answer.push({
			...collaboration, question: answer.question, number: answer.number, choice: answer.choice ?? '', words: answer.words,
			author_id: answer.number === 1 ? one.facilitator : teacher,
			at: calendar.at(dayAfter(monday(one.from + 2 * answer.number), 1), '15:45'),
		}); // biome-ignore format: a row reads better whole
	for (const [index, link] of pieces.links.entries())
		writeLink(rows, random, school, {
			link, teacher, at: calendar.at(dayAfter(monday(one.from + 2 + index), 3), '16:10'),
			place: { place: 'plan', ...collaboration, lesson_id: ids[index + 1] ?? null },
		}); // biome-ignore format: a row reads better whole
}

function writeLink(
	rows: Rows,
	random: Random,
	school: WrittenSchool,
	given: {
		link: { title: string; about: string; url: string };
		teacher: string;
		at: Date;
		place: Pick<Rows['evidence_use'][number], 'place' | 'collaboration_id' | 'lesson_id' | 'goal_entry_id'>;
	},
): void {
	const id = random.id(given.at);
	rows.evidence.push({
		id, school_id: school.id, author_id: given.teacher, kind: 'link', ...given.link, students: false, added_at: given.at,
	}); // biome-ignore format: a row reads better whole
	rows.evidence_use.push({
		id: random.id(given.at),
		evidence_id: id,
		...given.place,
		added_by: given.teacher,
		added_at: given.at,
	});
}

function writeGoal(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	school: WrittenSchool,
	of: { teacher: string; facilitator: string; shared: boolean; number: number },
): void {
	const clara = of.teacher === school.people.get('clara');
	const goal = goals[of.number % goals.length];
	const set = calendar.at(dayAfter(calendar.today, -52), '16:20');
	if (goal === undefined || dayAfter(calendar.today, -52) < calendar.startsOn) return;
	const id = random.id(set);
	rows.goal.push({
		id, school_id: school.id, teacher_id: of.teacher, words: goal.words, sign: goal.sign,
		wanted_by: dayAfter(calendar.today, 40), created_at: set,
	}); // biome-ignore format: a row reads better whole
	if (of.shared || clara) rows.goal_share.push({ goal_id: id, person_id: of.facilitator, shared_at: set });
	for (const [index, words] of goalEntries.entries()) {
		const week = weekOf(dayAfter(calendar.today, -7 * (2 * (goalEntries.length - index) - 1)));
		const day = dayAfter(week, random.below(5));
		const at = calendar.at(day, '16:30');
		const entry = random.id(at);
		rows.goal_entry.push({
			id: entry, goal_id: id, on_day: day, met: random.chance(0.7), modelled: random.chance(0.3), resources: random.chance(0.5),
			reflected: true, words, written_at: at,
		}); // biome-ignore format: a row reads better whole
		if (index === goalEntries.length - 1)
			writeLink(rows, random, school, {
				link: pieces.shows,
				teacher: of.teacher,
				at,
				place: { place: 'goal', goal_entry_id: entry },
			});
	}
}
