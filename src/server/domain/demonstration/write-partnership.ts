import { dayAfter } from '#server/domain/school/index.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';
import type { WrittenCollaboration } from './write-collaborations.ts';
import type { WrittenSchool } from './write-school.ts';

/** What partners say to each other between visits; who begins is the facilitator. */
const talks: readonly (readonly [facilitator: string, teacher: string, facilitator: string])[] = [
	[
		'The trolley is free on Thursday after all. Shall we take the first lesson?',
		'Yes, please. I have moved the spelling to Friday.',
		'Then I charge everything on Wednesday evening.',
	],
	[
		'I found the example from the other school. It is in the shared folder.',
		'Watched it twice. The ending is what I want to try.',
		'Good. I bring two questions about it, and nothing else.',
	],
	[
		'Could you ask the parents about voices before we publish?',
		'The letter went home today; three answers so far, all yes.',
		'Perfect. We wait for the rest.',
	],
];

const outcomes = {
	facilitator:
		'They no longer asked whether it was right, but who it was for. I would begin with that next time.',
	teacher:
		'Everybody finished something that somebody else wanted to hear. The quiet table surprised me most.',
};

const summaries = [
	'Thank you for having me.\n\nWhat stayed with me: they went back to their own question without being told, and you let them.\n\nWhat comes next: you try it once with the other class; I find two examples.',
	'A short summary, as we said.\n\nWe looked at who speaks in the groups: eleven times at the back tables, all about the work.\n\nWhat comes next: choose two pieces of work to look at together.',
];

/** The thread, what came of it, offers to help, summaries, and one hand-over that waits for a teacher. */
export function writePartnership(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	school: WrittenSchool,
	collaborations: readonly WrittenCollaboration[],
): void {
	const clara = school.people.get('clara') ?? '';
	const active = collaborations.filter((one) => one.state === 'active');
	active.forEach((one, index) => {
		if (index % 2 === 0 || one.teachers.includes(clara))
			writeThread(rows, random, calendar, one, talks[index % talks.length], clara);
		writeSummary(rows, random, one, index);
	});
	for (const one of collaborations.filter((each) => each.state === 'finished'))
		writeOutcome(rows, random, calendar, school, one);
	const [from, , to] = school.facilitators;
	const proposed = new Set(rows.stage_proposal.map((row) => row.collaboration_id));
	const handed = active.find(
		(one) =>
			one.facilitator === to &&
			one.teachers.length === 1 &&
			!one.teachers.includes(clara) &&
			!proposed.has(one.id),
	);
	if (handed && from && to) {
		const at = calendar.at(dayAfter(calendar.today, -1), '15:45');
		rows.handover.push({
			id: random.id(at), collaboration_id: handed.id, from_person: to, to_person: from,
			reason: 'My days move to the secondary school after the holiday.', proposed_at: at,
		}); // biome-ignore format: a row reads better whole
	}
}

/** Everybody has read everything, but for what Clara finds new. */
function writeThread(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	one: WrittenCollaboration,
	talk: readonly string[] | undefined,
	clara: string,
): void {
	const teacher = one.teachers[0] ?? '';
	const said = [
		{ author: one.facilitator, at: calendar.at(dayAfter(calendar.today, -6), '12:10') },
		{ author: teacher, at: calendar.at(dayAfter(calendar.today, -6), '16:20') },
		{ author: one.facilitator, at: calendar.at(dayAfter(calendar.today, -1), '17:05') },
	];
	said.forEach(({ author, at }, number) => {
		rows.thread_message.push({
			id: random.id(at),
			collaboration_id: one.id,
			author_id: author,
			words: talk?.[number] ?? '',
			written_at: at,
		});
	});
	for (const person of [one.facilitator, ...one.teachers])
		rows.thread_reading.push({
			collaboration_id: one.id,
			person_id: person,
			read_until: (person === clara ? said[1] : said[2])?.at ?? calendar.done(calendar.today, '23:00'),
		});
}

function writeSummary(rows: Rows, random: Random, one: WrittenCollaboration, index: number): void {
	const teacher = one.teachers[0] ?? '';
	const visit = rows.visit
		.filter(
			(row) =>
				row.collaboration_id === one.id &&
				row.state === 'done' &&
				rows.visit_person.some((person) => person.visit_id === row.id && person.person_id === teacher),
		)
		.at(-1);
	if (!visit) return;
	const at = new Date((visit.starts_at as Date).getTime() + 7_200_000);
	rows.visit_summary.push({
		id: random.id(at), school_id: visit.school_id, visit_id: visit.id, collaboration_id: one.id, teacher_id: teacher,
		author_id: one.facilitator, words: summaries[index % summaries.length] ?? '', written_at: at, approved_at: at,
	}); // biome-ignore format: a row reads better whole
}

function writeOutcome(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	school: WrittenSchool,
	one: WrittenCollaboration,
): void {
	const at = calendar.at(dayAfter(calendar.weeks[one.to] ?? calendar.today, 4), '15:30');
	const teacher = one.teachers[0] ?? '';
	const said = { collaboration_id: one.id, written_at: at };
	rows.outcome.push({ ...said, author_id: one.facilitator, words: outcomes.facilitator });
	rows.outcome.push({ ...said, author_id: teacher, words: outcomes.teacher });
	const [tool] = one.practice.tools;
	if (tool && !rows.mentor_offer.some((offer) => offer.person_id === teacher))
		rows.mentor_offer.push({
			id: random.id(at), school_id: school.id, person_id: teacher, practice: `${tool}, from the first lesson on`, at_once: 1,
			audience: 'school', since: dayAfter(calendar.weeks[one.to] ?? calendar.today, 4), offered_at: at,
		}); // biome-ignore format: a row reads better whole
}
