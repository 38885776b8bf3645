import { firstEdition, firstPrompts, hasGuide } from '#server/domain/guide/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import type { VisitKind } from '#server/domain/visit/index.ts';
import type { Calendar } from './calendar.ts';
import {
	facilitatorSteps,
	guideAnswers,
	heldBackMatters,
	places,
	preparedFor,
	privateNotes,
	sharedNotes,
	teacherSteps,
} from './practices.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';
import type { WrittenCollaboration } from './write-collaborations.ts';
import type { WrittenSchool } from './write-school.ts';

/** A facilitator's week: on which day, when and how long one is where. The order of work: in the classroom first. */
const slots = ['08:15', '09:05', '10:15', '11:10', '13:00', '13:55', '14:50', '15:40'] as const;
/** How often a visit is put into a facilitator's week; where there is one already it falls away. */
export const usualVisitsAWeek = 13;

const kinds: [VisitKind, number][] = [
	['modelling', 16], ['side-by-side', 20], ['co-teaching', 18], ['planning', 18], ['reflecting', 10], ['observing', 5],
	['check-in', 6], ['corridor', 5], ['e-mail', 2],
]; // biome-ignore format: a table reads better in rows
const inClassroom = new Set<VisitKind>(['modelling', 'side-by-side', 'co-teaching', 'observing']);

function pickKind(random: Random): VisitKind {
	let left = random.below(100);
	for (const [kind, share] of kinds) {
		left -= share;
		if (left < 0) return kind;
	}
	return 'planning';
}

/** The visits of the year up to today, those planned for this week and the next, and the preparation between. */
export function writeVisits(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	school: WrittenSchool,
	collaborations: WrittenCollaboration[],
	visitsAWeek = usualVisitsAWeek,
): void {
	const points = writeTeachingPoints(rows, random, calendar, school, collaborations);
	for (const facilitator of school.facilitators) {
		const mine = collaborations.filter((one) => one.facilitator === facilitator && one.state !== 'proposed');
		let mistaken = false;
		calendar.weeks.forEach((monday, week) => {
			const going = mine.filter((one) => one.from <= week && week <= one.to);
			const taken = new Set<string>();
			for (let count = 0; count < visitsAWeek && going.length > 0; count += 1) {
				const day = dayAfter(monday, random.below(5));
				const slot = random.pick(slots);
				if (taken.has(day + slot)) continue;
				taken.add(day + slot);
				const collaboration = random.pick(going);
				if (day > calendar.today && collaboration.state !== 'active') continue;
				writeVisit(rows, random, calendar, school, { facilitator, collaboration, day, slot, points });
			}
			for (const offset of [0, 2, 4]) {
				const day = dayAfter(monday, offset);
				if (day >= calendar.today) continue;
				// Once a year something is written down with an hour that it did not have.
				const meanwhile = !mistaken && week > 2 && taken.has(`${day}14:50`);
				if (meanwhile) mistaken = true;
				rows.time_entry.push({
					id: random.id(calendar.at(day, '16:30')), school_id: school.id, facilitator_id: facilitator,
					entry_id: random.id(calendar.at(day, '16:30')), on_day: day, minutes: 30 + 15 * random.below(4),
					words: preparedFor[(week * 3 + offset) % preparedFor.length] ?? '',
					starts_at: meanwhile ? calendar.at(day, '15:15') : offset === 4 ? null : calendar.at(day, '16:30'),
				}); // biome-ignore format: a row reads better whole
			}
		});
	}
	if (calendar.today < calendar.endsOn) writeToday(rows, random, calendar, school, collaborations, points);
}

/** Whatever day it is, today has something in it: three visits of each facilitator, with the main cast's teacher first. */
function writeToday(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	school: WrittenSchool,
	collaborations: WrittenCollaboration[],
	points: Points,
): void {
	for (const facilitator of school.facilitators) {
		const clara = school.people.get('clara') ?? '';
		const going = collaborations
			.filter((one) => one.facilitator === facilitator && one.state === 'active')
			.sort((a, b) => Number(b.teachers.includes(clara)) - Number(a.teachers.includes(clara)));
		const [first] = going;
		if (first?.teachers.includes(clara)) writePromise(rows, random, calendar, school, first, clara);
		(['09:05', '11:10', '13:55'] as const).forEach((slot, number) => {
			const collaboration = going[number];
			const there =
				collaboration &&
				rows.visit.some(
					(one) =>
						one.author_id === facilitator &&
						(one.starts_at as Date).getTime() === calendar.at(calendar.today, slot).getTime(),
				);
			if (collaboration && !there)
				writeVisit(rows, random, calendar, school, {
					facilitator,
					collaboration,
					day: calendar.today,
					slot,
					points,
					planned: true,
				});
		});
	}
}

/** Something that a teacher promised and that is due in some days. */
function writePromise(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	school: WrittenSchool,
	collaboration: WrittenCollaboration,
	teacher: string,
): void {
	const at = calendar.at(dayAfter(calendar.today, -4), '15:30');
	rows.next_step.push({
		id: random.id(at),
		school_id: school.id,
		collaboration_id: collaboration.id,
		teacher_id: teacher,
		author_id: collaboration.facilitator,
		owner_id: teacher,
		words: 'Choose two pieces of work to look at together',
		due_on: dayAfter(calendar.today, 3),
		created_at: at,
	});
}

type Points = Map<string, string[]>;

interface Placed {
	facilitator: string;
	collaboration: WrittenCollaboration;
	day: string;
	slot: string;
	points: Points;
	planned?: boolean;
}

function writeVisit(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	school: WrittenSchool,
	placed: Placed,
): void {
	const { collaboration, facilitator } = placed;
	const starts = calendar.at(placed.day, placed.slot);
	const id = random.id(starts);
	const planned = placed.planned || placed.day >= calendar.today;
	const drawn = pickKind(random);
	// Nobody plans a word in the corridor.
	const kind = planned && (drawn === 'corridor' || drawn === 'e-mail') ? 'planning' : drawn;
	const teachers = random.chance(0.7) ? [random.pick(collaboration.teachers)] : collaboration.teachers;
	const minutes = kind === 'corridor' || kind === 'e-mail' ? 10 : inClassroom.has(kind) ? 45 : 30;
	rows.visit.push({
		id, school_id: school.id, author_id: facilitator, entry_id: random.id(starts), collaboration_id: collaboration.id, kind,
		time_kind: inClassroom.has(kind) ? 'in-classroom' : 'outside-classroom', place: kind === 'e-mail' ? '' : random.pick(places),
		remote: kind === 'e-mail', grouping: teachers.length > 1 ? 'group' : 'one-to-one', starts_at: starts, minutes,
		state: planned ? 'planned' : random.chance(0.97) ? 'done' : 'cancelled', guide_edition: hasGuide(kind) ? firstEdition : null,
		captured_at: planned ? calendar.done(dayAfter(placed.day, -5), '16:00') : starts,
	}); // biome-ignore format: a row reads better whole
	rows.visit_person.push({ visit_id: id, person_id: facilitator, part: 'facilitator', is_author: true });
	for (const teacher of teachers)
		rows.visit_person.push({ visit_id: id, person_id: teacher, part: 'teacher', is_author: false });
	const [teacher] = teachers;
	if (!planned && teacher && teachers.length === 1)
		writeWords(rows, random, calendar, school, placed, { visit: id, kind, teacher, at: starts });
}

function writeWords(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	school: WrittenSchool,
	{ collaboration, facilitator, day, points }: Placed,
	seen: { visit: string; kind: VisitKind; teacher: string; at: Date },
): void {
	const { visit, kind, teacher, at } = seen;
	const about = { collaboration_id: collaboration.id, teacher_id: teacher, author_id: facilitator };
	const recent = day > dayAfter(calendar.today, -21);
	if (inClassroom.has(kind)) {
		const point = random.pick(points.get(collaboration.id + teacher) ?? []);
		const how = random.pick(['not-yet', 'with-help', 'with-help', 'seen', 'seen', 'seen', 'beyond'] as const);
		if (point)
			rows.look_for_check.push({
				id: random.id(at), visit_id: visit, ...about, teaching_point_id: point, words: rows.teaching_point.find((one) => one.id === point)?.words ?? '',
				how, remark: random.chance(0.4) ? random.pick(collaboration.practice.remarks) : '', checked_at: at,
			}); // biome-ignore format: a row reads better whole
		if (random.chance(0.5)) {
			const lookFor = random.pick(school.lookFors);
			rows.look_for_check.push({
				id: random.id(at),
				visit_id: visit,
				...about,
				look_for_id: lookFor.id,
				key: lookFor.key,
				how,
				checked_at: at,
			});
		}
	}
	const note = { school_id: school.id, ...about, visit_id: visit, written_at: at };
	if (random.chance(0.3))
		rows.note.push({ id: random.id(at), ...note, kind: 'note', words: random.pick(privateNotes) });
	if (random.chance(0.14)) {
		const id = random.id(at);
		rows.note.push({ id, ...note, kind: 'note', words: random.pick(sharedNotes) });
		rows.note_share.push({ note_id: id, person_id: teacher, shared_at: at });
	}
	if (random.chance(0.12))
		rows.note.push({
			id: random.id(at), ...note, kind: 'held-back', words: random.pick(heldBackMatters),
			comes_up_on: random.chance(0.6) ? dayAfter(day, 14) : null, settled_at: recent ? null : at,
		}); // biome-ignore format: a row reads better whole
	if (random.chance(0.3)) {
		const own = random.chance(0.5);
		rows.next_step.push({
			id: random.id(at), school_id: school.id, ...about, visit_id: visit, owner_id: own ? facilitator : teacher,
			words: random.pick(own ? facilitatorSteps : teacherSteps), due_on: dayAfter(day, 7 + random.below(7)), created_at: at,
			done_at: recent ? null : calendar.at(dayAfter(day, 6), '16:00'),
		}); // biome-ignore format: a row reads better whole
	}
	if (hasGuide(kind) && random.chance(0.15))
		firstPrompts(kind, 'after')
			.slice(0, 3)
			.forEach((prompt) => {
				rows.guide_answer.push({
					id: random.id(at),
					visit_id: visit,
					...about,
					author_id: prompt.first === 'teacher' ? teacher : facilitator,
					prompt: prompt.key,
					words: random.pick(guideAnswers),
					written_at: at,
				});
			});
}

function writeTeachingPoints(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	school: WrittenSchool,
	collaborations: WrittenCollaboration[],
): Points {
	const points: Points = new Map();
	for (const one of collaborations.filter((collaboration) => collaboration.state !== 'proposed'))
		for (const teacher of one.teachers) {
			const written = one.practice.points.map((words, number) => {
				const at = calendar.at(
					calendar.weeks[Math.min(one.from + number * 3, one.to)] ?? calendar.today,
					'12:00',
				);
				const id = random.id(at);
				rows.teaching_point.push({
					id, school_id: school.id, collaboration_id: one.id, teacher_id: teacher, author_id: one.facilitator, words,
					progress: random.pick(['introduced', 'trying', 'trying', 'on-their-own', 'helping-others'] as const), created_at: at,
					settled_at: one.state === 'finished' ? at : null,
				}); // biome-ignore format: a row reads better whole
				return id;
			});
			points.set(one.id + teacher, written);
		}
	return points;
}
