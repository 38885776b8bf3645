import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import type { Statement, Vision } from './vision.ts';

/** Whether the actor writes the vision of a school. */
export async function mayWriteVision(tx: Tx, schoolId: string): Promise<boolean> {
	const { rows } = await sql<{ may: boolean }>`
		select ${schoolId}::uuid = any ((select my_choosing_schools())::uuid[]) as may`.execute(tx);
	return rows[0]?.may ?? false;
}

/** What a school hopes to see, and the look-fors that show it; at most 100 statements. Refuses `missing`. */
export function findVision(actor: Member, schoolId: string): Promise<Vision | Refusal> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	return unitOfWork(actor, async (tx) => {
		const school = await tx.selectFrom('school').select('id').where('id', '=', schoolId).executeTakeFirst();
		if (!school) return missing;
		const rows = await tx
			.selectFrom('vision_statement')
			.select(['id', 'words', 'shown_by', 'version', 'retired_at'])
			.where('school_id', '=', schoolId)
			.orderBy(sql`retired_at is not null`)
			.orderBy('position')
			.orderBy('written_at')
			.orderBy('id')
			.limit(100)
			.execute();
		const lookFors = await tx
			.selectFrom('look_for')
			.select(['id', 'key', 'words', 'statement_id'])
			.where('school_id', '=', schoolId)
			.where('author_id', 'is', null)
			.where('retired_at', 'is', null)
			.orderBy('position')
			.orderBy('id')
			.limit(300)
			.execute();
		const shown = (id: string | null) =>
			lookFors.filter((one) => one.statement_id === id).map(({ statement_id: _, ...lookFor }) => lookFor);
		const statements = rows.map(
			(row): Statement => ({
				id: row.id,
				words: row.words,
				shownBy: row.shown_by,
				version: row.version,
				retired: row.retired_at !== null,
				lookFors: row.retired_at === null ? shown(row.id) : [],
			}),
		);
		const put = rows.filter((row) => row.retired_at !== null);
		return {
			statements,
			loose: [...shown(null), ...put.flatMap((row) => shown(row.id))],
			mayWrite: await mayWriteVision(tx, schoolId),
		};
	});
}

/** The school whose vision a statement is of. Refuses `missing`. */
export function findVisionOf(actor: Member, statementId: string): Promise<string | Refusal> {
	if (!isId(statementId)) return Promise.resolve(missing);
	return unitOfWork<string | Refusal>(actor, async (tx) => {
		const row = await tx
			.selectFrom('vision_statement')
			.select('school_id')
			.where('id', '=', statementId)
			.executeTakeFirst();
		return row?.school_id ?? missing;
	});
}
