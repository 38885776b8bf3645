import { sql } from 'kysely';
import { operate } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import type { ChangeKind } from './change.ts';
import { lineOf, lines } from './find-imports.ts';

/** What an import comes to, in numbers. Students and guardians are null where the set does not tell of all of them. */
export interface ImportSummary {
	schools: { name: string; new: number; changed: number; gone: number; students: number | null }[];
	students: number | null;
	guardians: number | null;
	staff: Record<ChangeKind, number>;
	staffBefore: number;
	staffGone: number;
}

/** Sums up an import, school by school in the order of the roster. Missing for who is no operator. */
export async function findSummary(actor: Actor, importId: string): Promise<ImportSummary | Refusal> {
	if (!isId(importId)) return missing;
	return operate<ImportSummary | Refusal>(actor, async (tx) => {
		const row = await lines(tx).where('i.id', '=', importId).executeTakeFirst();
		if (row === undefined) return missing;
		const line = lineOf(row);
		const { rows: schools } = await sql<ImportSummary['schools'][number]>`
			select coalesce(s.title, '') as name, s.students,
				count(m.position) filter (where m.change = 'new')::integer as new,
				count(m.position) filter (where m.change = 'changed')::integer as changed,
				count(m.position) filter (where m.change = 'gone')::integer as gone
			from roster_import_change s
				left join roster_import_change m on m.import_id = s.import_id and m.subject = 'membership'
					and m.school_id = s.subject_id
			where s.import_id = ${importId} and s.subject = 'school'
			group by s.position, s.title, s.students order by s.position`.execute(tx);
		return {
			schools,
			students: line.students,
			guardians: line.guardians,
			staff: line.people,
			staffBefore: line.staffBefore,
			staffGone: line.staffGone,
		};
	});
}
