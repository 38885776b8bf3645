import type { Named } from '#server/domain/company/index.ts';
import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { findPartnersIn } from './find-whom.ts';
import { most } from './visit.ts';

/** Those whom a visit is to be with, and the collaborations in which the actor is a partner of them all. */
export interface Companions {
	people: Named[];
	collaborations: { id: string; title: string }[];
}

/** Reads those whom a visit is to be with. Refuses `missing` for nobody, oneself, and whoever is no colleague. */
export async function findCompanions(
	actor: Member,
	personIds: readonly string[],
): Promise<Companions | Refusal> {
	const ids = [...new Set(personIds)];
	if (ids.length === 0 || ids.length > most.people || ids.includes(actor.personId) || !ids.every(isId))
		return missing;
	return unitOfWork(actor, async (tx) => {
		const rows = await tx
			.selectFrom('person')
			.select(['id', 'given_name', 'family_name', 'known_as'])
			.where('id', 'in', ids)
			.orderBy('family_name')
			.orderBy('id')
			.execute();
		if (rows.length < ids.length) return missing;
		const partners = await findPartnersIn(tx, actor);
		const titles = new Map(partners.map((one) => [one.collaborationId ?? '', one.collaborationTitle ?? '']));
		const isIn = (id: string, collaboration: string) =>
			partners.some((one) => one.personId === id && one.collaborationId === collaboration);
		return {
			people: rows.map((row) => ({ personId: row.id, name: nameIn(row) })),
			collaborations: [...titles]
				.filter(([collaboration]) => ids.every((id) => isIn(id, collaboration)))
				.map(([id, title]) => ({ id, title })),
		};
	});
}
