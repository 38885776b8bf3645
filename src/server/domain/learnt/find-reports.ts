import { sql } from 'kysely';
import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { needStage } from './standing.ts';

/** What somebody told, in a list. */
export interface LearntLine {
	id: string;
	occasion: string;
	authorId: string;
	/** Empty when the reader may no longer know the name. */
	authorName: string;
	isMine: boolean;
	writtenAt: Date;
	/** How much should change, and how much of that is not at its end. */
	changes: number;
	open: number;
}

/** What was learnt at a school, the latest first, as far as the actor reads it. A key that is none begins at the beginning. */
export function findReports(
	actor: Member,
	schoolId: string,
	{ after = '', limit: wanted = 30 }: { after?: string | undefined; limit?: number | undefined } = {},
): Promise<{ reports: LearntLine[]; next: string | undefined }> {
	const limit = Math.min(wanted, 100);
	const [moment = '', key] = after.split('_');
	const from = new Date(moment);
	return unitOfWork(actor, async (tx) => {
		if (!isId(schoolId)) return { reports: [], next: undefined };
		const { rows } = await sql<{
			id: string;
			occasion: string;
			author_id: string;
			written_at: Date;
			changes: number;
			open: number;
			given_name: string | null;
			family_name: string | null;
			known_as: string | null;
		}>`
			select r.id, r.occasion, r.author_id, r.written_at, p.given_name, p.family_name, p.known_as,
				(select count(*)::integer from learnt_change c where c.report_id = r.id) as changes,
				(select count(*)::integer from learnt_change c where c.report_id = r.id and c.state not in ('done', 'let-go')
					and not (c.state = 'trial' and coalesce(${needStage} in ('suits', 'closed'), false))) as open
			from learnt_report r left join person p on p.id = r.author_id
			where r.school_id = ${schoolId}::uuid
				${isId(key) && Number.isFinite(from.getTime()) ? sql`and (r.written_at, r.id) < (${from}::timestamptz, ${key}::uuid)` : sql``}
			order by r.written_at desc, r.id desc limit ${limit + 1}`.execute(tx);
		const reports = rows.slice(0, limit).map((row) => ({
			id: row.id,
			occasion: row.occasion,
			authorId: row.author_id,
			authorName: nameIn(row),
			isMine: row.author_id === actor.personId,
			writtenAt: row.written_at,
			changes: row.changes,
			open: row.open,
		}));
		const last = reports.at(-1);
		return {
			reports,
			next: rows.length > limit && last ? `${last.writtenAt.toISOString()}_${last.id}` : undefined,
		};
	});
}
