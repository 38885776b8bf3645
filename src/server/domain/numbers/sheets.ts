import type { Behind, Sheet } from './floor.ts';

/** The sheets there are, in their order, with their lines in theirs. Fixed: nobody asks for another cut. */
export const sheetLines = {
	reach: ['with-partner', 'visited'],
	visits: ['all', 'modelling', 'side-by-side', 'co-teaching', 'other'],
	time: ['in-classroom', 'outside-classroom', 'preparation'],
	stages: ['all', 'full', 'partial', 'coaching', 'mentoring'],
} as const;
export type SheetName = keyof typeof sheetLines;
export const sheetNames = Object.keys(sheetLines) as SheetName[];

/** A visit that was done, as it is counted. */
export interface CountedVisit {
	kind: string;
	timeKind: string;
	minutes: number;
	teachers: readonly string[];
	facilitators: readonly string[];
}

/** What happened to a collaboration up to the month's end. */
export interface CountedCollaboration {
	teachers: readonly { id: string; since: Date; until: Date | null }[];
	/** In the order they were taken. */
	turns: readonly { turn: string; at: Date }[];
	/** At the month's end. */
	stage: string | null;
}

/** All that is counted about one month. */
export interface CountedMonth {
	start: Date;
	end: Date;
	/** Everyone who was a teacher of the school in the month. */
	staff: readonly string[];
	visits: readonly CountedVisit[];
	collaborations: readonly CountedCollaboration[];
	preparation: readonly { facilitator: string; minutes: number }[];
	/** Outside the classroom, and no visits: meetings of teams that are over, and requests that were settled. */
	besides: readonly Pick<CountedVisit, 'minutes' | 'teachers' | 'facilitators'>[];
}

type Amounts = Record<string, Map<string, number>>;

function add(amounts: Amounts, line: string, people: readonly string[], amount: number): void {
	const behind = amounts[line] ?? new Map<string, number>();
	amounts[line] = behind;
	// What several did together is each one's in equal parts, so that the parts add up to what is shown.
	for (const person of people) behind.set(person, (behind.get(person) ?? 0) + amount / people.length);
}

const empty = (lines: readonly string[]): Amounts =>
	Object.fromEntries(lines.map((line) => [line, new Map()]));

/** When a collaboration was under way, as stretches of time; the last may still be open. */
function underWay(turns: CountedCollaboration['turns']): { from: Date; until: Date | null }[] {
	const stretches: { from: Date; until: Date | null }[] = [];
	for (const { turn, at } of turns) {
		const open = stretches.at(-1);
		if (turn === 'began' || turn === 'resumed') {
			if (!open || open.until) stretches.push({ from: at, until: null });
		} else if (open && !open.until) open.until = at;
	}
	return stretches;
}

function teachersDuring(collaboration: CountedCollaboration, from: Date, until: Date): string[] {
	const stretches = underWay(collaboration.turns);
	const were = collaboration.teachers.filter((teacher) =>
		stretches.some((stretch) => {
			const starts = Math.max(teacher.since.getTime(), stretch.from.getTime());
			const ends = Math.min(
				teacher.until?.getTime() ?? Number.POSITIVE_INFINITY,
				stretch.until?.getTime() ?? Number.POSITIVE_INFINITY,
			);
			return starts < ends && starts < until.getTime() && ends > from.getTime();
		}),
	);
	return were.map((teacher) => teacher.id);
}

function reach(month: CountedMonth): Sheet {
	const lines = empty(sheetLines.reach);
	const together = month.collaborations.flatMap((one) => teachersDuring(one, month.start, month.end));
	for (const id of new Set(together)) add(lines, 'with-partner', [id], 1);
	for (const id of new Set(month.visits.flatMap((visit) => visit.teachers))) add(lines, 'visited', [id], 1);
	const everyone = [...month.staff, ...Object.values(lines).flatMap((line) => [...line.keys()])];
	return {
		values: Object.fromEntries(Object.entries(lines).map(([line, people]) => [line, people.size])),
		behind: { teachers: { lines, parent: new Map(everyone.map((id) => [id, 1])) } },
	};
}

function visits(month: CountedMonth): Sheet {
	const kinds = sheetLines.visits.slice(1);
	const lines = empty(kinds);
	const values: Record<string, number> = { all: 0, ...Object.fromEntries(kinds.map((kind) => [kind, 0])) };
	for (const visit of month.visits) {
		if (visit.teachers.length === 0) continue;
		const kind = kinds.find((one) => one === visit.kind) ?? 'other';
		values.all = (values.all ?? 0) + 1;
		values[kind] = (values[kind] ?? 0) + 1;
		add(lines, kind, visit.teachers, 1);
	}
	return { values, total: 'all', behind: { teachers: { lines } } };
}

/** In hours. Seen from the teachers it is their time with somebody, from the facilitators their working time. */
function time(month: CountedMonth): Sheet {
	const teachers = empty(['in-classroom', 'outside-classroom']);
	const facilitators = empty(sheetLines.time);
	const minutes: Record<string, number> = Object.fromEntries(sheetLines.time.map((line) => [line, 0]));
	const besides = month.besides
		.filter((one) => one.facilitators.length > 0)
		.map((one) => ({ ...one, timeKind: 'outside-classroom' }));
	for (const visit of [...month.visits, ...besides]) {
		if (visit.teachers.length === 0) continue;
		minutes[visit.timeKind] = (minutes[visit.timeKind] ?? 0) + visit.minutes;
		add(teachers, visit.timeKind, visit.teachers, visit.minutes);
		add(facilitators, visit.timeKind, visit.facilitators, visit.minutes);
	}
	for (const entry of month.preparation) {
		minutes.preparation = (minutes.preparation ?? 0) + entry.minutes;
		add(facilitators, 'preparation', [entry.facilitator], entry.minutes);
	}
	return {
		values: Object.fromEntries(Object.entries(minutes).map(([line, sum]) => [line, Math.round(sum / 60)])),
		behind: { teachers: { lines: teachers }, facilitators: { lines: facilitators } },
	};
}

/** Collaborations under way at the month's end: a stage is the collaboration's, never the teacher's. */
function stages(month: CountedMonth): Sheet {
	const names = sheetLines.stages.slice(1);
	const lines = empty(names);
	const values: Record<string, number> = { all: 0, ...Object.fromEntries(names.map((stage) => [stage, 0])) };
	const last = new Date(month.end.getTime() - 1);
	for (const collaboration of month.collaborations) {
		const teachers = teachersDuring(collaboration, last, month.end);
		const stage = names.find((one) => one === collaboration.stage);
		if (teachers.length === 0 || !stage) continue;
		values.all = (values.all ?? 0) + 1;
		values[stage] = (values[stage] ?? 0) + 1;
		add(lines, stage, teachers, 1);
	}
	return { values, total: 'all', behind: { teachers: { lines } } };
}

/** Fills the sheets from what happened in a month; nothing of them is decided yet. */
export function fillSheets(month: CountedMonth): Record<SheetName, Sheet> {
	return { reach: reach(month), visits: visits(month), time: time(month), stages: stages(month) };
}

/** A sheet whose facilitators have all published their hours: only the teachers' floor holds for it. */
export function withPublishedHours(sheet: Sheet): Sheet {
	const { facilitators: _, ...behind }: Record<string, Behind> = { ...sheet.behind };
	return { ...sheet, behind };
}
