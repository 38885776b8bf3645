import { dayAfter } from '#server/domain/school/index.ts';

/** What a scope and sequence is made of: digital citizenship, and information fluency. */
export const strands = ['citizenship', 'fluency'] as const;
export type Strand = (typeof strands)[number];

/** How long what is written may be, in characters; how many topics a grade may have; and minutes of a lesson. */
export const most = { title: 300, words: 2000, grade: 40, topics: 100, minutes: 300 } as const;

/** Days before a topic is due from which it is said to be. */
const soon = 30;

/** What a class has of a topic: it had it, it is planned, or it is due, soon or some time. */
export type Standing = 'had' | 'planned' | 'overdue' | 'soon' | 'open';

/** A topic as it is written. */
export interface TopicWords {
	strand: Strand;
	title: string;
	/** What students come to know and do. */
	words: string;
	/** 1 for January; null: some time in the school year. */
	dueMonth: number | null;
}

/** A topic of a grade, with the last day on which it is due. */
export interface TopicLine extends TopicWords {
	id: string;
	grade: string;
	dueOn: string;
	/** The code of the standard it came from, or works towards; empty without one. */
	code: string;
}

/** A class that has topics. */
export interface SequenceClass {
	id: string;
	title: string;
	/** Whether the actor teaches it. */
	mine: boolean;
}

export interface Lesson {
	id: string;
	topicId: string;
	classId: string;
	plannedOn: string | null;
	hadOn: string | null;
}

/** The last day on which a topic is due in a school year, whose days end before `endsOn`. */
export function dueOn(dueMonth: number | null, year: { startsOn: string; endsOn: string }): string {
	const last = dayAfter(year.endsOn, -1);
	if (dueMonth === null) return last;
	const [first = 0, month = 1] = year.startsOn.split('-').map(Number);
	const end = new Date(Date.UTC(first + (dueMonth < month ? 1 : 0), dueMonth, 0)).toISOString().slice(0, 10);
	return [end, last].sort()[0] ?? last;
}

/**
 * What a class has of a topic, by its lessons, and the day that says so: when it had it, will have it, or has to. A lesson that was
 * planned for a day gone by, and that nobody says took place, is none.
 */
export function standingOf(
	lessons: readonly Lesson[],
	due: string,
	today: string,
): { standing: Standing; on: string } {
	const had = lessons
		.map(({ hadOn }) => hadOn ?? '')
		.sort()
		.at(-1);
	if (had) return { standing: 'had', on: had };
	const planned = lessons
		.map(({ plannedOn }) => plannedOn ?? '')
		.filter((day) => day >= today)
		.sort()[0];
	if (planned) return { standing: 'planned', on: planned };
	if (due < today) return { standing: 'overdue', on: due };
	return { standing: due <= dayAfter(today, soon) ? 'soon' : 'open', on: due };
}
