import { sql } from 'kysely';
import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { isOfSchool } from './find-tools.ts';

/** A need in a list. */
export interface NeedLine {
	id: string;
	words: string;
	forClass: string;
	byName: string;
	closed: boolean;
	/** How many need it, who named it included. */
	needed: number;
	candidates: number;
	trials: number;
	/** Tools that suit it, by the last verdicts. */
	suits: string[];
	namedAt: Date;
}

/** A page of a school's needs, the newest first: those that are open, or closed. Refuses `missing` to who is not of the school. */
export function findNeeds(
	actor: Member,
	schoolId: string,
	wanted: { closed?: boolean; after?: string | undefined; limit?: number | undefined } = {},
): Promise<{ needs: NeedLine[]; next: string | undefined } | Refusal> {
	const limit = Math.min(wanted.limit ?? 20, 100);
	return unitOfWork<{ needs: NeedLine[]; next: string | undefined } | Refusal>(actor, async (tx) => {
		if (!(await isOfSchool(tx, schoolId))) return missing;
		const further = isId(wanted.after)
			? sql`and (n.named_at, n.id) < (select a.named_at, a.id from tool_need a where a.id = ${wanted.after}::uuid)`
			: sql``;
		const { rows } = await sql<{
			id: string;
			words: string;
			for_class: string;
			named_at: Date;
			given_name: string | null;
			family_name: string | null;
			known_as: string | null;
			needed: number;
			candidates: number;
			trials: number;
			suits: string[] | null;
		}>`
			select n.id, n.words, n.for_class, n.named_at, p.given_name, p.family_name, p.known_as,
				(select count(*)::int + 1 from need_joining j where j.need_id = n.id and j.person_id <> n.named_by) as needed,
				(select count(*)::int from need_candidate c where c.need_id = n.id) as candidates,
				(select count(*)::int from tool_trial t where t.need_id = n.id) as trials,
				(select array_agg(l.name order by lower(l.name)) from (
					select distinct on (v.tool_id) v.suits, t.name from tool_verdict v join tool t on t.id = v.tool_id
					where v.need_id = n.id order by v.tool_id, v.decided_at desc, v.id desc) l where l.suits = 'suits') as suits
			from tool_need n left join person p on p.id = n.named_by
			where n.school_id = ${schoolId}::uuid and ${wanted.closed ? sql`n.closed_at is not null` : sql`n.closed_at is null`} ${further}
			order by n.named_at desc, n.id desc limit ${limit + 1}`.execute(tx);
		const needs = rows.slice(0, limit).map((row) => ({
			id: row.id,
			words: row.words,
			forClass: row.for_class,
			byName: nameIn(row),
			closed: wanted.closed ?? false,
			needed: row.needed,
			candidates: row.candidates,
			trials: row.trials,
			suits: row.suits ?? [],
			namedAt: row.named_at,
		}));
		return { needs, next: rows.length > limit ? needs.at(-1)?.id : undefined };
	});
}
