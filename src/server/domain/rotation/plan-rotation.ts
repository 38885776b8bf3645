import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { sendJob } from '#server/platform/jobs/index.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { accompanyGreedily, problemOf, type RotationSchool } from './accompany.ts';
import { planGreedily } from './greedy.ts';
import { type LatestPlan, latestPlan } from './latest-plan.ts';
import { readRound, writeRound } from './plan-rows.ts';
import { readSchool } from './read-school.ts';
import { readMeetingsOf, readTaughtIn } from './read-teaching.ts';
import { type EarlierPlan, toSolve } from './to-solve.ts';
import { weigh } from './weigh.ts';

/** What the solver's thread is later given, with what its answer is written down by. */
export interface StoredProblem {
	school: RotationSchool;
	/** Mondays. */
	weeks: string[];
	earlier: EarlierPlan | undefined;
}

/**
 * Plans the school's rotation from next week on, or anew: a plan that can be worked by is there at once, and the best one is looked
 * for. What is over stays; of the rest as much as can be. Pressed while a plan is looked for, that one is stopped.
 * `since`: for a first plan, the day from which on it is as if it had been made then; without it from this week.
 * Refuses `missing` to who does not facilitate there, `rotation-nobody` and `rotation-no-weeks`.
 */
export async function planRotation(
	actor: Member,
	schoolId: string,
	since?: string,
): Promise<{ id: string } | Refusal> {
	if (!isId(schoolId)) return missing;
	const read = await unitOfWork<Read | Refusal>(actor, (tx) => readAll(tx, schoolId, since));
	if (isRefusal(read)) return read;
	const { stored, before, startsOn, endsOn } = read;
	const accompanied = accompanyGreedily(stored.school);
	const problem = problemOf(stored.school, accompanied);
	const plan = planGreedily(problem);
	const weight = weigh(problem, plan);
	const [id, at] = [newId(), now()];
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		await tx
			.updateTable('rotation_plan')
			.set({ state: 'stopped', ended_at: at })
			.where('school_id', '=', schoolId)
			.where('state', 'in', ['waiting', 'computing'])
			.execute();
		// What the solver would have been given is of no use any more.
		await tx.deleteFrom('rotation_problem').where('school_id', '=', schoolId).execute();
		await tx
			.insertInto('rotation_plan')
			.values({
				id,
				school_id: schoolId,
				starts_on: startsOn,
				ends_on: endsOn,
				made_by: actor.personId,
				made_at: at,
				before_id: before?.id ?? null,
			})
			.execute();
		await writeRound(
			tx,
			{ planId: id, schoolId, round: 0 },
			stored.school,
			stored.weeks,
			accompanied,
			plan,
			stored.earlier,
		);
		await tx
			.insertInto('rotation_problem')
			.values({ plan_id: id, school_id: schoolId, problem: JSON.stringify(stored) })
			.execute();
		await tx
			.insertInto('rotation_outcome')
			.values({
				plan_id: id,
				school_id: schoolId,
				round: 0,
				reached: JSON.stringify({ weight, accompanied: true }),
			})
			.execute();
		// The plan before this one is kept, to say what moved; those before it are not.
		await tx
			.deleteFrom('rotation_plan')
			.where('school_id', '=', schoolId)
			.where('id', '!=', id)
			.where('id', '!=', before?.id ?? id)
			.execute();
		await recordEvent(tx, { name: 'rotation.planned', at, schoolId, actorId: actor.personId, subjectId: id });
		await sendJob(tx, 'plan-rotations');
		return { id };
	}).catch(hiddenIsMissing);
}

interface Read {
	stored: StoredProblem;
	before: LatestPlan | undefined;
	startsOn: string;
	endsOn: string;
}

async function readAll(tx: Tx, schoolId: string, since: string | undefined): Promise<Read | Refusal> {
	const { rows: may } = await sql<{
		may: boolean;
	}>`select ${schoolId}::uuid = any (my_facilitated_schools()) as may`.execute(tx);
	const zone = await tx.selectFrom('school').select('zone').where('id', '=', schoolId).executeTakeFirst();
	if (!may[0]?.may || !zone) return missing;
	const before = await latestPlan(tx, schoolId, zone.zone);
	const school = await readSchool(tx, schoolId, before?.startsOn ?? since);
	if (isRefusal(school)) return school;
	if (school.teachers.length === 0 || school.facilitators.length === 0)
		return refuse('rotation-nobody', { kind: 'conflict' });
	if (school.periods.length === 0) return refuse('rotation-no-weeks', { kind: 'conflict' });
	const { rows: barred } = await sql<{ facilitatorId: string; teamId: string }>`
		select facilitator_id as "facilitatorId", team_id as "teamId" from teams_kept_from_facilitators(${schoolId}::uuid)`.execute(
		tx,
	);
	const earlier = before && (await readRound(tx, before.id, before.round));
	const kept: EarlierPlan | undefined = earlier && { focus: earlier.focus, visits: earlier.visits };
	const teaching = { meetings: await readMeetingsOf(tx, school), taught: await readTaughtIn(tx, school) };
	return {
		stored: {
			school: toSolve(school, barred, teaching, kept),
			weeks: school.weeks.map(({ on }) => on),
			earlier: kept,
		},
		before,
		startsOn: school.startsOn,
		endsOn: school.endsOn,
	};
}
