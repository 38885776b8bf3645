import { sql } from 'kysely';
import { type NextStep, promisesOf } from '#server/domain/next-step/index.ts';
import { findNotebooksIn, type NamedSuggestion } from '#server/domain/notebook/index.ts';
import { nameOf } from '#server/domain/people/index.ts';
import { dayAfter, momentOf, schoolDay } from '#server/domain/school/index.ts';
import { type Split, splitIn, weekAround } from '#server/domain/time/index.ts';
import { findVisitsIn, type VisitLine } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import type { TodayPart } from './parts.ts';

/** A visit of today or tomorrow, with what stands open with whom it is. */
export interface Stop extends VisitLine {
	when: 'past' | 'now' | 'ahead';
	/** Held back for those it is with, and due. */
	heldBackDue: number;
	/** Teaching points that those it is with are working on. */
	pointsOpen: number;
}

/** That somebody shared a note or approved a summary; the words are read where the reading is recorded. */
export interface SharedNote {
	by: string;
	sharedAt: Date;
	visitId: string | null;
	/** Whether it is the summary of that visit. */
	isSummary: boolean;
}

/** Somebody's day, as far as it is about visits. */
export interface Day {
	today: Stop[];
	tomorrow: Stop[];
	/** The next visit after tomorrow. */
	next: VisitLine | undefined;
	/** What the actor promised: due, or for one of the coming days. */
	promises: NextStep[];
	suggestions: NamedSuggestion[];
	/** This week's time. */
	split: Split;
	shared: SharedNote | undefined;
}

const minute = 60_000;
/** How far ahead the next visit is looked for, in days. */
const horizon = 120;

/** A visit is now from ten minutes before it starts until it ends. */
export function whenOf(visit: { startsAt: Date; minutes: number; state: string }, at: Date): Stop['when'] {
	const start = visit.startsAt.getTime();
	if (visit.state === 'done' || at.getTime() >= start + visit.minutes * minute) return 'past';
	return at.getTime() >= start - 10 * minute ? 'now' : 'ahead';
}

/**
 * Reads somebody's day, inside a unit of work: of the parts that not everybody has, those that are asked for. `zone` is the
 * school's (IANA).
 */
export async function findDayIn(
	tx: Tx,
	actor: Member,
	zone: string,
	at: Date,
	has: (part: TodayPart) => boolean,
): Promise<Day> {
	const today = schoolDay(zone, at);
	const tomorrow = dayAfter(today);
	const { visits } = await findVisitsIn(tx, actor, {
		from: momentOf(today, '00:00', zone),
		to: momentOf(dayAfter(today, horizon), '00:00', zone),
		states: ['planned', 'done'],
		order: 'ahead',
		limit: 60,
	});
	const promises = await promisesOf(tx, actor, 12);
	const { work, suggestions } = has('suggestions') ? await findNotebooksIn(tx, actor, at, zone, 3) : nobody;
	const split = has('time') ? await splitIn(tx, actor, weekAround(at, zone), zone) : noTime;
	const shared = has('shared') ? await latestShared(tx, actor) : undefined;
	const on = (day: string) => visits.filter(({ startsAt }) => schoolDay(zone, startsAt) === day);
	const stop = (visit: VisitLine): Stop => {
		const open = work.filter(({ teacherId }) => visit.with.some(({ personId }) => personId === teacherId));
		return {
			...visit,
			when: whenOf(visit, at),
			heldBackDue: open.reduce((sum, one) => sum + one.heldBackDue, 0),
			pointsOpen: open.reduce((sum, one) => sum + one.pointsOpen, 0),
		};
	};
	return {
		today: on(today).map(stop),
		tomorrow: on(tomorrow).map(stop),
		next: visits.find(({ startsAt, state }) => state === 'planned' && schoolDay(zone, startsAt) > tomorrow),
		promises,
		suggestions,
		split,
		shared,
	};
}

const nobody: Pick<Awaited<ReturnType<typeof findNotebooksIn>>, 'work' | 'suggestions'> = {
	work: [],
	suggestions: [],
};
const noTime: Split = { inClassroom: 0, outsideClassroom: 0, preparation: 0 };

async function latestShared(tx: Tx, actor: Member): Promise<SharedNote | undefined> {
	const { rows } = await sql<{
		shared_at: Date;
		visit_id: string | null;
		is_summary: boolean;
		given_name: string;
		family_name: string;
		known_as: string | null;
	}>`
		select s.shared_at, s.visit_id, s.is_summary, p.given_name, p.family_name, p.known_as
		from (
			select n.author_id, s.shared_at, n.visit_id, false as is_summary
			from note_share s join note n on n.id = s.note_id
			where s.person_id = ${actor.personId} and s.taken_back_at is null
			union all
			select author_id, approved_at, visit_id, true from visit_summary
			where teacher_id = ${actor.personId} and approved_at is not null
		) s join person p on p.id = s.author_id
		order by s.shared_at desc
		limit 1`.execute(tx);
	const [row] = rows;
	return (
		row && {
			by: nameOf(row),
			sharedAt: row.shared_at,
			visitId: row.visit_id,
			isSummary: row.is_summary,
		}
	);
}
