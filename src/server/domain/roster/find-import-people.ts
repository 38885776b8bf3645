import { operate } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { type ChangeKind, type PersonFact, personFacts } from './change.ts';
import { type StaffKind, staffKinds } from './roster.ts';

/** Somebody in an import, in one school. */
export interface ImportPerson {
	personId: string;
	/** Was here before the import. */
	here: boolean;
	position: number;
	given_name: string;
	family_name: string;
	known_as: string | null;
	/** The name before, where it changes. */
	nameBefore: string | null;
	address: { now: string | null; before: string | null };
	kinds: StaffKind[];
	facts: PersonFact[];
	/** Roles that begin or end in this school. */
	roles: { role: string; change: 'new' | 'gone' }[];
}

export const peopleOnAnImportPage = 50;

/**
 * Lists whom an import makes, changes, switches off or leaves waiting in a school, by name, `peopleOnAnImportPage` at a
 * time. Missing for who is no operator.
 * @param wanted.school null: those of no school
 * @param wanted.after the position of the last one already seen
 */
export async function findImportPeople(
	actor: Actor,
	importId: string,
	wanted: {
		school: string | null;
		change: ChangeKind;
		after?: number | undefined;
		limit?: number | undefined;
	},
): Promise<{ people: ImportPerson[]; next: number | undefined } | Refusal> {
	if (!isId(importId) || (wanted.school !== null && !isId(wanted.school))) return missing;
	const limit = wanted.limit ?? peopleOnAnImportPage;
	return operate(actor, async (tx) => {
		const rows = await tx
			.selectFrom('roster_import_change as m')
			.innerJoin('roster_import_change as p', (join) =>
				join
					.onRef('p.import_id', '=', 'm.import_id')
					.onRef('p.person_id', '=', 'm.person_id')
					.on('p.subject', '=', 'person'),
			)
			.select(['m.position', 'p.person_id', 'p.given_name', 'p.family_name', 'p.known_as'])
			.select(['p.change', 'p.before', 'p.address', 'p.kinds', 'p.facts'])
			.where('m.import_id', '=', importId)
			.where('m.subject', '=', 'membership')
			.where('m.change', '=', wanted.change)
			.where('m.school_id', wanted.school === null ? 'is' : '=', wanted.school)
			.where('m.position', '>', wanted.after ?? -1)
			.orderBy('m.position')
			.limit(limit + 1)
			.execute();
		const page = rows.slice(0, limit);
		const ids = page.flatMap((row) => row.person_id ?? []);
		const details =
			ids.length === 0
				? []
				: await tx
						.selectFrom('roster_import_change')
						.select(['subject', 'change', 'person_id', 'school_id', 'address', 'role', 'before'])
						.where('import_id', '=', importId)
						.where('person_id', 'in', ids)
						.where('subject', 'in', ['role', 'address'])
						.orderBy('position')
						.execute();
		const people = page.map((row): ImportPerson => {
			const own = details.filter((one) => one.person_id === row.person_id);
			const address = own.find((one) => one.subject === 'address');
			return {
				personId: row.person_id ?? '',
				here: row.change !== 'new',
				position: row.position,
				given_name: row.given_name ?? '',
				family_name: row.family_name ?? '',
				known_as: row.known_as,
				nameBefore: row.before,
				address: { now: address?.address ?? row.address, before: address?.before ?? null },
				kinds: staffKinds.filter((kind) => row.kinds?.split(' ').includes(kind)),
				facts: personFacts.filter((fact) => row.facts?.split(' ').includes(fact)),
				roles: own
					.filter((one) => one.subject === 'role' && one.school_id === wanted.school)
					.map((one) => ({ role: one.role ?? '', change: one.change === 'gone' ? 'gone' : 'new' })),
			};
		});
		return { people, next: rows.length > limit ? people.at(-1)?.position : undefined };
	});
}
