import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/index.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { problemOf } from './accompany.ts';
import { type LatestPlan, latestPlan } from './latest-plan.ts';
import { readRound } from './plan-rows.ts';
import type { RotationPlan, RotationProblem } from './problem.ts';
import { type ReadSchool, readSchool } from './read-school.ts';
import { readTaughtIn } from './read-teaching.ts';
import { type EarlierPlan, toSolve } from './to-solve.ts';

/** A plan as its pages need it: in numbers, with the school that the numbers are of. */
export interface ReadPlan {
	school: ReadSchool;
	/** Whether the reader facilitates there. */
	mayPlan: boolean;
	latest: LatestPlan | undefined;
	problem: RotationProblem;
	plan: RotationPlan;
	rows: EarlierPlan;
	/** The plan whose place it took. */
	before: RotationPlan | undefined;
}

/** Reads the plan that a school goes by, as far as the reader may know of it. Refuses `missing`. */
export async function readPlan(tx: Tx, schoolId: string): Promise<ReadPlan | Refusal> {
	const zone = await tx.selectFrom('school').select('zone').where('id', '=', schoolId).executeTakeFirst();
	const latest = zone && (await latestPlan(tx, schoolId, zone.zone));
	const school = await readSchool(tx, schoolId, latest?.startsOn);
	if (isRefusal(school)) return school;
	const { rows: may } = await sql<{
		may: boolean;
	}>`select ${schoolId}::uuid = any (my_facilitated_schools()) as may`.execute(tx);
	const rows: EarlierPlan = latest ? await readRound(tx, latest.id, latest.round) : { focus: [], visits: [] };
	const solved = toSolve(school, [], { taught: await readTaughtIn(tx, school) }, rows);
	const empty = { focus: solved.teams.map(() => []), visits: solved.teachers.map(() => []) };
	const problem = problemOf(
		solved,
		(solved.accompanied ?? []).map((one) => Math.max(0, one)),
	);
	return {
		school,
		mayPlan: may[0]?.may ?? false,
		latest,
		problem,
		plan: solved.earlier ?? empty,
		rows,
		before: latest?.beforeId ? await readBefore(tx, latest.beforeId, school) : undefined,
	};
}

async function readBefore(tx: Tx, planId: string, school: ReadSchool): Promise<RotationPlan | undefined> {
	const plan = await tx
		.selectFrom('rotation_plan')
		.select('round')
		.where('id', '=', planId)
		.executeTakeFirst();
	return plan && toSolve(school, [], {}, await readRound(tx, planId, plan.round)).earlier;
}
