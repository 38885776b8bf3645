import { type Behind, combine, type Sheet } from './floor.ts';

/** The sheets there are, in their order, with their lines in theirs. Fixed: nobody asks for another cut. */
export const sheetLines = {
	reach: ['with-partner', 'visited'],
	visits: ['all', 'modelling', 'side-by-side', 'co-teaching', 'other'],
	time: ['in-classroom', 'outside-classroom', 'preparation'],
	stages: ['all', 'full', 'partial', 'coaching', 'mentoring'],
	/** Of the hours, those that were the help desk’s work. */
	support: ['set-up', 'repair', 'on-the-spot'],
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
	besides: readonly (Pick<CountedVisit, 'minutes' | 'teachers' | 'facilitators'> & {
		/** The kind of the help desk’s work that it was, if it was. */
		supportKind?: string | null;
	})[];
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

/** In hours: the help desk’s work that facilitators did, asked for or on the spot. */
function support(month: CountedMonth): Sheet {
	const lines = sheetLines.support;
	const [teachers, facilitators] = [empty(lines), empty(lines)];
	const minutes: Record<string, number> = Object.fromEntries(lines.map((line) => [line, 0]));
	const done = [
		...month.besides.flatMap((one) =>
			one.supportKind && one.facilitators.length > 0 ? [{ ...one, line: lineOf(one.supportKind) }] : [],
		),
		...month.visits.flatMap((one) =>
			one.kind === 'support' ? [{ ...one, line: 'on-the-spot' as const }] : [],
		),
	];
	for (const one of done) {
		if (one.teachers.length === 0) continue;
		minutes[one.line] = (minutes[one.line] ?? 0) + one.minutes;
		add(teachers, one.line, one.teachers, one.minutes);
		add(facilitators, one.line, one.facilitators, one.minutes);
	}
	return {
		values: Object.fromEntries(Object.entries(minutes).map(([line, sum]) => [line, Math.round(sum / 60)])),
		behind: { teachers: { lines: teachers }, facilitators: { lines: facilitators } },
	};
}

const lineOf = (kind: string) => (kind === 'repair' || kind === 'other' ? 'repair' : 'set-up');

/**
 * The hours and the support in them side by side: both are counted in hours, so what is left of the one without the other can be worked
 * out, too. All of it is drawn from the hours.
 * @param lines of the support; by default all
 */
export function besideHours<Of extends Pick<Sheet, 'behind'>>(
	time: Of,
	support: Of,
	lines: readonly string[] = sheetLines.support,
): Of['behind'] {
	return Object.fromEntries(
		Object.entries(time.behind).map(([kind, hours]) => {
			const beside = lines.map((line) => [line, support.behind[kind]?.lines[line] ?? new Map()] as const);
			return [
				kind,
				{
					lines: { ...hours.lines, ...Object.fromEntries(beside) },
					parent: combine(Object.values(hours.lines).map((line) => [1, line])),
				},
			];
		}),
	);
}

/** Fills the sheets from what happened in a month; nothing of them is decided yet. */
export function fillSheets(month: CountedMonth): Record<SheetName, Sheet> {
	return {
		reach: reach(month),
		visits: visits(month),
		time: time(month),
		stages: stages(month),
		support: support(month),
	};
}

/** A sheet whose facilitators have all published their hours: only the teachers' floor holds for it. */
export function withPublishedHours(sheet: Sheet): Sheet {
	const { facilitators: _, ...behind }: Record<string, Behind> = { ...sheet.behind };
	return { ...sheet, behind };
}
