import { sql } from 'kysely';
import { operate } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import type { ChangeKind, ChangeSubject } from './change.ts';
import type { KeptReason } from './undo-import.ts';

/** Something that undoing an import left as it is. */
export interface KeptThing {
	position: number;
	subject: ChangeSubject;
	change: ChangeKind;
	reason: KeptReason;
	/** Whom it is about; null for what is about nobody. */
	person: { id: string; given_name: string; family_name: string; known_as: string | null } | null;
	/** The school, class, year or organisation it is about, or where it is. */
	title: string | null;
	role: string | null;
	address: string | null;
}

export const keptOnAPage = 50;

/**
 * Lists what undoing an import left as it is, and why, `keptOnAPage` at a time. Missing for who is no operator.
 * @param after the position of the last one already seen
 */
export async function findKept(
	actor: Actor,
	importId: string,
	after?: number,
): Promise<{ kept: KeptThing[]; next: number | undefined } | Refusal> {
	if (!isId(importId)) return missing;
	return operate(actor, async (tx) => {
		const { rows } = await sql<{
			position: number;
			subject: ChangeSubject;
			change: ChangeKind;
			kept: KeptReason;
			person_id: string | null;
			given_name: string | null;
			family_name: string | null;
			known_as: string | null;
			title: string | null;
			role: string | null;
			address: string | null;
		}>`select c.position, c.subject, c.change, c.kept, p.id as person_id, p.given_name, p.family_name, p.known_as,
				coalesce(c.title, s.name) as title, c.role, c.address
			from roster_import_change c
				left join person p on p.id = c.person_id
				left join school s on s.id = c.school_id
			where c.import_id = ${importId} and c.kept is not null and c.position > ${after ?? -1}
			order by c.position limit ${keptOnAPage + 1}`.execute(tx);
		const kept = rows.slice(0, keptOnAPage).map(
			(row): KeptThing => ({
				position: row.position,
				subject: row.subject,
				change: row.change,
				reason: row.kept,
				person:
					row.person_id === null
						? null
						: {
								id: row.person_id,
								given_name: row.given_name ?? '',
								family_name: row.family_name ?? '',
								known_as: row.known_as,
							},
				title: row.title,
				role: row.role,
				address: row.address,
			}),
		);
		return { kept, next: rows.length > keptOnAPage ? kept.at(-1)?.position : undefined };
	});
}
