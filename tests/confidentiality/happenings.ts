import { sql } from 'kysely';
import {
	acceptCollaboration,
	askColleague,
	findInvitation,
	proposeCollaboration,
	type Side,
} from '#server/domain/collaboration/index.ts';
import type { Role } from '#server/domain/people/index.ts';
import { machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { actorOf, type CastName, cast, reach, schools } from '../cast/index.ts';

const today = sql<string>`current_date`;

/** The result, or a failed test. */
export function made<Result>(result: Result | Refusal): Result {
	if (isRefusal(result)) throw new Error(`refused: ${result.code}`);
	return result;
}

/** Ends a role this moment, or on an earlier day. */
export async function roleEnds(name: CastName, role: Role, day?: string): Promise<void> {
	await unitOfWork(machine, (tx) =>
		tx
			.updateTable('role_assignment')
			.set({ ends_on: day ?? today })
			.where('person_id', '=', cast[name].id)
			.where('role', '=', role)
			.where('ends_on', 'is', null)
			.execute(),
	);
}

/** Gives a role from a day on, without a day from today; up to, not including, another day. */
export async function roleBegins(
	name: CastName,
	role: Role,
	days: { school?: keyof typeof schools; from?: string; to?: string } = {},
): Promise<void> {
	await unitOfWork(machine, (tx) =>
		tx
			.insertInto('role_assignment')
			.values({
				id: newId(),
				person_id: cast[name].id,
				school_id: schools[days.school ?? 'harbour'].id,
				role,
				starts_on: days.from ?? today,
				ends_on: days.to ?? null,
			})
			.execute(),
	);
}

/** A facilitator becomes a leader of their school this moment. */
export async function becomesLeader(name: CastName): Promise<void> {
	await roleEnds(name, 'facilitator');
	await roleBegins(name, 'leader');
}

/** Somebody becomes a teacher's evaluator this moment, or was one from a day up to, not including, another. */
export async function becomesEvaluator(
	name: CastName,
	teacher: CastName,
	days: { from?: string; to?: string } = {},
): Promise<void> {
	await unitOfWork(machine, (tx) =>
		tx
			.insertInto('evaluator')
			.values({
				id: newId(),
				evaluator_id: cast[name].id,
				teacher_id: cast[teacher].id,
				school_id: schools.harbour.id,
				starts_on: days.from ?? today,
				ends_on: days.to ?? null,
			})
			.execute(),
	);
}

/** Somebody no longer belongs to their school, from this moment. */
export async function membershipEnds(name: CastName): Promise<void> {
	await unitOfWork(machine, (tx) =>
		tx.updateTable('membership').set({ ends_on: today }).where('person_id', '=', cast[name].id).execute(),
	);
}

/** Somebody belongs to another school too. */
export async function membershipBegins(name: CastName, school: keyof typeof schools): Promise<void> {
	await unitOfWork(machine, (tx) =>
		tx
			.insertInto('membership')
			.values({ id: newId(), person_id: cast[name].id, school_id: schools[school].id, starts_on: today })
			.execute(),
	);
}

/** One proposes a collaboration to others; gives its key. */
export async function proposes(
	by: CastName,
	as: Side,
	asked: Partial<Record<CastName, Side>>,
): Promise<string> {
	const sides = Object.entries(asked).map(([name, side]) => ({ personId: cast[name as CastName].id, side }));
	const about = { aim: 'An aim', title: 'A title', tools: [], stage: 'full' as const, entry: newId() };
	return made(await proposeCollaboration(actorOf(by), { schoolId: schools.harbour.id, as, ...about, sides }));
}

/** A partner asks one more person in. */
export async function asks(by: CastName, collaboration: string, name: CastName, side: Side): Promise<void> {
	made(await askColleague(actorOf(by), collaboration, { personId: cast[name].id, side }));
}

/** Somebody asked says yes. */
export async function accepts(name: CastName, collaboration: string, findable = false): Promise<void> {
	const invitation = made(await findInvitation(actorOf(name), collaboration));
	made(await acceptCollaboration(actorOf(name), collaboration, { shown: invitation.proof, findable }));
}

/** What is kept in confidence, with what there is about it. */
export const confidential = [
	'note', 'note_share', 'visit', 'visit_person', 'teaching_point', 'look_for_check', 'guide_answer', 'next_step',
	'access_record', 'collaboration_focus', 'agreement_revision', 'agreement_line', 'agreement_acceptance', 'stage_change',
	'stage_proposal', 'stage_acceptance', 'collaboration_turn', 'thread_message', 'thread_reading', 'outcome', 'handover',
	'handover_acceptance', 'visit_summary',
	'stage_proposal', 'stage_acceptance', 'collaboration_turn', 'plan', 'plan_lesson', 'plan_part', 'plan_assessment',
	'pedagogy_answer', 'evidence', 'evidence_use', 'goal', 'goal_entry', 'goal_share', 'kept_log',
	'calendar_letter', 'visit_answer', 'outside_calendar', 'busy_block',
] as const; // biome-ignore format: a list reads better in rows

/** How many rows of each confidential table somebody reaches; what they reach nothing of is left out. */
export async function reachOf(
	name: CastName,
): Promise<Partial<Record<(typeof confidential)[number], number>>> {
	const found: Partial<Record<(typeof confidential)[number], number>> = {};
	for (const table of confidential) {
		const rows = await reach(actorOf(name), table);
		if (rows > 0) found[table] = rows;
	}
	return found;
}
