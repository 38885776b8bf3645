import { firstEdition, firstPrompts } from '#server/domain/guide/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';
import type { WrittenCollaboration } from './write-collaborations.ts';
import type { WrittenSchool } from './write-school.ts';

const vision: { words: string; shownBy: string; lookFors: string[]; more?: string }[] = [
	{
		words: 'Every student makes things that matter to somebody else.',
		shownBy: 'Work that is used, heard or answered outside the room: a podcast with listeners, a guide that Grade 1 follows.',
		lookFors: ['real-audience', 'make-rather-than-consume', 'explain-what-they-made'],
		more: 'Students say whom they make it for',
	},
	{
		words: 'Nobody is left out because of a device, a language or a way of learning.',
		shownBy: 'Captions on, text read aloud, two ways to answer, and nobody waiting for a charger.',
		lookFors: ['someone-left-out-takes-part', 'students-help-each-other'],
	},
	{
		words: 'The aim comes first; the tool is chosen for it, and put away when it is not needed.',
		shownBy: 'The aim is on the board before a lid is opened, and students can say why this tool.',
		lookFors: ['aim-before-tool', 'choose-the-tool', 'put-it-away'],
	},
	{
		words: 'Students ask where things come from, and think before they share.',
		shownBy: 'A source named without being asked for; a face blurred because a friend had not said yes.',
		lookFors: ['check-a-source', 'share-with-care'],
	},
]; // biome-ignore format: sentences read better whole

const stageExamples = [
	['full', 'Two of us in one room: the first week, told by the class', 'https://stories.example.org/grade-4/two-of-us', 'Grade 4'],
	['coaching', 'Four minutes from the back of the room', 'https://clips.example.org/back-of-the-room', 'the English department'],
] as const; // biome-ignore format: a table reads better in rows

/**
 * What the school made its own: its vision with the look-fors that show it, a second edition of one guide, questions, and,
 * for its first facilitator, somebody put off and something held back that comes up in the next talk before a lesson.
 */
export function writeOwn(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	school: WrittenSchool,
	collaborations: WrittenCollaboration[],
): void {
	const [first = '', second = first] = school.facilitators;
	writeVision(rows, random, calendar, school);
	writeEdition(rows, random, calendar, school.id, second);
	for (const [purpose, words] of [
		['students', 'Who surprised you today, and what did they do?'],
		['other-ways', 'What could this look like without a screen?'],
	] as const) {
		const at = calendar.at(calendar.weeks[6] ?? calendar.startsOn, '15:20');
		rows.open_question.push({
			id: random.id(at), school_id: school.id, author_id: second, purpose, words, written_at: at,
		}); // biome-ignore format: a row reads better whole
	}
	for (const [stage, title, url, credit] of stageExamples) {
		const at = calendar.at(calendar.weeks[3] ?? calendar.startsOn, '15:10');
		rows.stage_example.push({
			id: random.id(at), school_id: school.id, stage, title, url, credit, added_by: first, added_at: at,
		}); // biome-ignore format: a row reads better whole
	}
	const active = collaborations.filter((one) => one.facilitator === first && one.state === 'active');
	writePutOff(rows, random, calendar, school.id, active);
	writeHeldBack(rows, random, calendar, school.id, first);
}

function writeVision(rows: Rows, random: Random, calendar: Calendar, school: WrittenSchool): void {
	const leader = school.people.get('fatima') ?? '';
	vision.forEach((one, number) => {
		const at = calendar.at(dayAfter(calendar.startsOn, number), '14:00');
		const id = random.id(at);
		rows.vision_statement.push({
			id, school_id: school.id, words: one.words, shown_by: one.shownBy, written_by: leader, written_at: at,
		}); // biome-ignore format: a row reads better whole
		for (const row of rows.look_for) if (one.lookFors.includes(row.key ?? '')) row.statement_id = id;
		if (one.more)
			rows.look_for.push({
				id: random.id(at), school_id: school.id, words: one.more, statement_id: id, position: 100,
			}); // biome-ignore format: a row reads better whole
	});
}

/** Side-by-side, asked in other words since the autumn; a visit made before keeps the edition it was made with. */
function writeEdition(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	schoolId: string,
	author: string,
): void {
	const at = calendar.at(calendar.weeks[9] ?? calendar.startsOn, '15:40');
	const id = random.id(at);
	rows.guide_edition.push({
		id, school_id: schoolId, kind: 'side-by-side', number: firstEdition + 1, written_by: author, written_at: at,
		remark: 'Two of us left the talk without asking what the students had said about it. Now it is a question.',
	}); // biome-ignore format: a row reads better whole
	const own = { key: `own-${random.id(at)}`, phase: 'after', first: 'either' } as const;
	const prompts = [
		...firstPrompts('side-by-side').map((prompt) =>
			prompt.key === 'side-by-side.before.feedback-on'
				? { ...prompt, words: 'What would you like a second pair of eyes on?' }
				: prompt,
		),
		{ ...own, words: 'What did students say about it?', hint: 'Ask two of them before you meet.' },
	];
	rows.guide_prompt.push(...prompts.map((one, position) => ({ edition_id: id, ...one, position })));
	for (const visit of rows.visit)
		if (visit.kind === 'side-by-side' && (visit.captured_at as Date) > at)
			visit.guide_edition = firstEdition + 1;
}

function writePutOff(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	schoolId: string,
	active: WrittenCollaboration[],
): void {
	const midnight = calendar.at(calendar.today, '00:00');
	const ahead = new Set(
		rows.visit.filter((one) => (one.starts_at as Date) >= midnight).map((one) => one.collaboration_id),
	);
	const waiting = active.filter((one) => !ahead.has(one.id)).at(-1);
	const [teacher] = waiting?.teachers ?? [];
	if (!waiting || !teacher) return;
	const at = calendar.at(dayAfter(calendar.today, -2), '16:10');
	rows.put_off.push({
		id: random.id(at), school_id: schoolId, author_id: waiting.facilitator, teacher_id: teacher, collaboration_id: waiting.id,
		until: dayAfter(calendar.today, 12), reason: 'Reports are due on Friday. Asked me to come back after.', made_at: at,
	}); // biome-ignore format: a row reads better whole
}

function writeHeldBack(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	schoolId: string,
	facilitator: string,
): void {
	const midnight = calendar.at(calendar.today, '00:00');
	const visit = rows.visit
		.filter((one) => one.author_id === facilitator && one.guide_edition !== null)
		.filter(
			(one) => one.state === 'planned' && one.grouping !== 'group' && (one.starts_at as Date) >= midnight,
		)
		.sort((a, b) => Number(a.starts_at) - Number(b.starts_at))[0];
	const teacher = rows.visit_person.find((one) => one.visit_id === visit?.id && one.part === 'teacher');
	if (!visit || !teacher) return;
	const at = calendar.at(dayAfter(calendar.today, -6), '15:10');
	rows.note.push({
		id: random.id(at), school_id: schoolId, collaboration_id: visit.collaboration_id ?? null, teacher_id: teacher.person_id,
		author_id: facilitator, visit_id: null, kind: 'held-back', written_at: at,
		words: 'Directions were given three times over. Say them once, then ask a student to repeat them: bring it up when she asks about pace.',
	}); // biome-ignore format: a row reads better whole
}
