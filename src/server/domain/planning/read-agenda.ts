import { nameOf } from '#server/domain/people/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import { type PlanningTeam, type TechnologyPart, unitsBetween } from '#server/domain/unit/index.ts';
import type { Tx } from '#server/platform/database/index.ts';
import type { Meeting } from './read-meetings.ts';

/** How far ahead a unit is worth a word, in days. */
const soon = 28;
/** Since when evidence is new where the team has not met before, in days. */
const lately = 42;

/** A unit on an agenda, with the parts of technology that are still open. */
export interface AgendaUnit {
	id: string;
	title: string;
	centralIdea: string;
	startsOn: string;
	endsOn: string;
	/** Begins after the meeting. */
	isAhead: boolean;
	open: TechnologyPart[];
}

/** What a meeting is about, as its reader may see it: another reader's agenda is another. It is stored nowhere. */
export interface Agenda {
	units: AgendaUnit[];
	/** Collaborations of the team that go on, with the new evidence and the open next steps in them. */
	collaborations: {
		id: string;
		title: string;
		/** Of the unit that runs. */
		ofUnit: boolean;
		evidence: { id: string; title: string }[];
		steps: AgendaStep[];
	}[];
	/** Open next steps of people of the team outside these. */
	steps: AgendaStep[];
}

export interface AgendaStep {
	id: string;
	words: string;
	dueOn: string | null;
	owner: string;
	teacher: string;
}

/**
 * Makes the agenda of a meeting from what the reader of this unit of work reads: the team's units, its open collaborations, what
 * was promised and not done, and what was brought since the team met last. The rules of the database are its filter.
 * @param since the day of the meeting before, if there was one
 */
export async function readAgenda(
	tx: Tx,
	team: PlanningTeam,
	meeting: Meeting,
	since: string | undefined,
): Promise<Agenda> {
	const units = await readUnits(tx, team, meeting.day);
	const running = units.filter((unit) => !unit.isAhead).map((unit) => unit.id);
	const members = await tx
		.selectFrom('team_member')
		.select('person_id')
		.where('team_id', '=', team.id)
		.where((eb) => eb.fn<boolean>('holds_today', ['starts_on', 'ends_on']), '=', true)
		.execute();
	const collaborations = await tx
		.selectFrom('collaboration as c')
		.innerJoin('collaboration_focus as f', 'f.collaboration_id', 'c.id')
		.leftJoin('unit_collaboration as u', 'u.collaboration_id', 'c.id')
		.leftJoin('unit', 'unit.id', 'u.unit_id')
		.select(['c.id', 'f.title', 'u.unit_id'])
		.where((eb) => eb.or([eb('c.team_id', '=', team.id), eb('unit.team_id', '=', team.id)]))
		.where('f.state', 'in', ['active', 'paused'])
		.orderBy('c.id', 'desc')
		.limit(60)
		.execute();
	const ids = collaborations.map((one) => one.id);
	const steps = await readSteps(
		tx,
		ids,
		members.map((member) => member.person_id),
	);
	const evidence =
		ids.length === 0
			? []
			: await tx
					.selectFrom('evidence_use as u')
					.innerJoin('evidence as e', 'e.id', 'u.evidence_id')
					.select(['e.id', 'e.title', 'u.collaboration_id'])
					.where('u.place', '=', 'plan')
					.where('u.collaboration_id', 'in', ids)
					.where('u.added_at', '>=', new Date(since ?? dayAfter(meeting.day, -lately)))
					.orderBy('u.added_at', 'desc')
					.limit(40)
					.execute();
	const listed = collaborations.map((one) => ({
		id: one.id,
		title: one.title,
		ofUnit: one.unit_id !== null && running.includes(one.unit_id),
		evidence: evidence
			.filter((piece) => piece.collaboration_id === one.id)
			.map(({ id, title }) => ({ id, title })),
		steps: steps.filter((step) => step.in === one.id).map((step) => step.step),
	}));
	return {
		units,
		collaborations: [...listed.filter((one) => one.ofUnit), ...listed.filter((one) => !one.ofUnit)],
		steps: steps.filter((step) => step.in === null).map((step) => step.step),
	};
}

async function readUnits(tx: Tx, team: PlanningTeam, day: string): Promise<AgendaUnit[]> {
	const lines = await unitsBetween(tx, team.id, day, dayAfter(day, soon));
	return lines.map((line) => ({
		id: line.id,
		title: line.title,
		centralIdea: line.centralIdea,
		startsOn: line.startsOn,
		endsOn: line.endsOn,
		isAhead: line.startsOn > day,
		open: line.open,
	}));
}

/** Open next steps in collaborations, and of people outside any collaboration, as far as the reader reads them. */
async function readSteps(
	tx: Tx,
	collaborations: string[],
	people: string[],
): Promise<{ in: string | null; step: AgendaStep }[]> {
	if (collaborations.length + people.length === 0) return [];
	const rows = await tx
		.selectFrom('next_step as s')
		.innerJoin('person as owner', 'owner.id', 's.owner_id')
		.innerJoin('person as teacher', 'teacher.id', 's.teacher_id')
		.select(['s.id', 's.words', 's.due_on', 's.collaboration_id'])
		.select(['owner.given_name as o1', 'owner.family_name as o2', 'owner.known_as as o3'])
		.select(['teacher.given_name as t1', 'teacher.family_name as t2', 'teacher.known_as as t3'])
		.where('s.done_at', 'is', null)
		.where((eb) =>
			eb.or([
				...(collaborations.length > 0 ? [eb('s.collaboration_id', 'in', collaborations)] : []),
				...(people.length > 0
					? [eb.and([eb('s.collaboration_id', 'is', null), eb('s.teacher_id', 'in', people)])]
					: []),
			]),
		)
		.orderBy((eb) => eb.fn.coalesce('s.due_on', eb.cast<string>(eb.val('9999-12-31'), 'date')))
		.orderBy('s.id')
		.limit(60)
		.execute();
	return rows.map((row) => ({
		in: row.collaboration_id,
		step: {
			id: row.id,
			words: row.words,
			dueOn: row.due_on,
			owner: nameOf({ given_name: row.o1, family_name: row.o2, known_as: row.o3 }),
			teacher: nameOf({ given_name: row.t1, family_name: row.t2, known_as: row.t3 }),
		},
	}));
}
