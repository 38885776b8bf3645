import { sql } from 'kysely';
import { type Stage, stages } from '#server/domain/collaboration/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/** Lengths that are kept, in characters, and how many examples a school may have at a time. */
export const mostOfExample = { title: 200, url: 2000, credit: 200, examples: 40 } as const;

/** What shows a stage: a clip or a story elsewhere. */
export interface StageExample {
	id: string;
	title: string;
	/** Where it is, with http or https. */
	url: string;
	/** Whom to thank for it; perhaps nobody. */
	credit: string;
}

/** By stage, in the order in which they were added. */
export type StageExamples = Record<Stage, StageExample[]>;

/** Whether the actor keeps the examples of a school: its facilitators do. */
export async function mayKeepExamples(tx: Tx, schoolId: string): Promise<boolean> {
	const { rows } = await sql<{ may: boolean }>`
		select ${schoolId}::uuid = any ((select my_facilitated_schools())::uuid[]) as may`.execute(tx);
	return rows[0]?.may ?? false;
}

/** What shows each stage at a school of the actor's, within a unit of work. */
export async function examplesIn(tx: Tx, schoolId: string): Promise<StageExamples> {
	const rows = await tx
		.selectFrom('stage_example')
		.select(['id', 'stage', 'title', 'url', 'credit'])
		.where('school_id', '=', schoolId)
		.where('retired_at', 'is', null)
		.orderBy('added_at')
		.orderBy('id')
		.limit(mostOfExample.examples)
		.execute();
	const of = (stage: Stage) =>
		rows.filter((row) => row.stage === stage).map(({ stage: _, ...example }) => example);
	return Object.fromEntries(stages.map((stage) => [stage, of(stage)])) as StageExamples;
}

/** What shows each stage at a school, and whether the actor keeps it. Refuses `missing`. */
export function findStageExamples(
	actor: Member,
	schoolId: string,
): Promise<{ examples: StageExamples; mayKeep: boolean } | Refusal> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	return unitOfWork(actor, async (tx) => {
		const school = await tx.selectFrom('school').select('id').where('id', '=', schoolId).executeTakeFirst();
		if (!school) return missing;
		return { examples: await examplesIn(tx, schoolId), mayKeep: await mayKeepExamples(tx, schoolId) };
	});
}
