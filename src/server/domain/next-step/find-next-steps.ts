import { sql } from 'kysely';
import { nameOf } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import type { NextStep } from './next-step.ts';

/** Next steps with the names that stand on them, as far as the actor reads them. */
function stepsWithNames(tx: Tx) {
	return tx
		.selectFrom('next_step as s')
		.leftJoin('person as owner', 'owner.id', 's.owner_id')
		.leftJoin('person as author', 'author.id', 's.author_id')
		.leftJoin('person as teacher', 'teacher.id', 's.teacher_id')
		.select([
			's.id', 's.words', 's.due_on', 's.done_at', 's.created_at', 's.version', 's.owner_id', 's.author_id', 's.teacher_id',
			's.collaboration_id', 'owner.given_name as o1', 'owner.family_name as o2', 'owner.known_as as o3',
			'author.given_name as a1', 'author.family_name as a2', 'author.known_as as a3',
			'teacher.given_name as t1', 'teacher.family_name as t2', 'teacher.known_as as t3',
		]); // biome-ignore format: nineteen names read best together
}

type Found = Awaited<ReturnType<ReturnType<typeof stepsWithNames>['execute']>>[number];

function stepOf(row: Found, reader: string): NextStep {
	const name = (given: string | null, family: string | null, known: string | null) =>
		nameOf({ given_name: given ?? '', family_name: family ?? '', known_as: known });
	return {
		id: row.id,
		words: row.words,
		dueOn: row.due_on,
		doneAt: row.done_at,
		createdAt: row.created_at,
		version: row.version,
		owner: { id: row.owner_id, name: name(row.o1, row.o2, row.o3) },
		author: { id: row.author_id, name: name(row.a1, row.a2, row.a3) },
		teacher: { id: row.teacher_id, name: name(row.t1, row.t2, row.t3) },
		collaborationId: row.collaboration_id,
		mine: row.owner_id === reader || row.author_id === reader,
	};
}

/** What the actor promised and has not done, the soonest first, those without a day last; at most `most`. */
export async function promisesOf(tx: Tx, actor: Member, most: number): Promise<NextStep[]> {
	const rows = await stepsWithNames(tx)
		.where('s.owner_id', '=', actor.personId)
		.where('s.done_at', 'is', null)
		.orderBy(sql`s.due_on asc nulls last`)
		.orderBy('s.id')
		.limit(most)
		.execute();
	return rows.map((row) => stepOf(row, actor.personId));
}

/** The next steps of one notebook: all that are open, and those kept lately. At most 100. */
export async function stepsAbout(
	tx: Tx,
	actor: Member,
	teacherId: string,
	collaborationId: string | null,
): Promise<NextStep[]> {
	const rows = await stepsWithNames(tx)
		.where('s.teacher_id', '=', teacherId)
		.where('s.collaboration_id', collaborationId === null ? 'is' : '=', collaborationId)
		.orderBy(sql`s.done_at desc nulls first`)
		.orderBy(sql`s.due_on asc nulls last`)
		.orderBy('s.id')
		.limit(100)
		.execute();
	return rows.map((row) => stepOf(row, actor.personId));
}

const pageLength = 30;

/**
 * A page of what the actor promised: the open ones by their day, or the kept ones, the latest first.
 * `after` is the key of the last one on the page before; `next` is the key that continues.
 */
export function findNextSteps(
	actor: Member,
	wanted: { kept: boolean; after?: string | undefined; limit?: number | undefined },
): Promise<{ steps: NextStep[]; next: string | undefined }> {
	const limit = wanted.limit ?? pageLength;
	return unitOfWork(actor, async (tx) => {
		let query = stepsWithNames(tx)
			.where('s.owner_id', '=', actor.personId)
			.where('s.done_at', wanted.kept ? 'is not' : 'is', null)
			.limit(limit + 1);
		const place = wanted.kept
			? sql<string>`-extract(epoch from s.done_at)`
			: sql<string>`coalesce(s.due_on, 'infinity'::date)`;
		if (isId(wanted.after)) {
			const from = wanted.kept
				? sql`(select -extract(epoch from l.done_at), l.id from next_step l where l.id = ${wanted.after})`
				: sql`(select coalesce(l.due_on, 'infinity'::date), l.id from next_step l where l.id = ${wanted.after})`;
			query = query.where(sql<boolean>`(${place}, s.id) > ${from}`);
		}
		const rows = await query.orderBy(place).orderBy('s.id').execute();
		const steps = rows.slice(0, limit).map((row) => stepOf(row, actor.personId));
		return { steps, next: rows.length > limit ? steps.at(-1)?.id : undefined };
	});
}

/** One next step. Refuses as missing what the actor does not read. */
export function findNextStep(actor: Member, id: string): Promise<NextStep | Refusal> {
	if (!isId(id)) return Promise.resolve(missing);
	return unitOfWork(actor, async (tx) => {
		const row = await stepsWithNames(tx).where('s.id', '=', id).executeTakeFirst();
		return row ? stepOf(row, actor.personId) : missing;
	});
}
