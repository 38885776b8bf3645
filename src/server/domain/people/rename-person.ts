import { operate, recordAct } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { changedMeanwhile, isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { type Names, nameRow } from './person.ts';
import { reachPerson } from './reach-person.ts';

/** Puts somebody's names right, against the version that was read; refused when they were changed meanwhile. */
export function renamePerson(
	actor: Actor,
	personId: string,
	wanted: Names & { version: number },
): Promise<string | Refusal> {
	const at = now();
	return operate<string | Refusal>(actor, async (tx, operator) => {
		const person = await reachPerson(tx, personId);
		if (isRefusal(person)) return person;
		const names = nameRow(wanted);
		if (isRefusal(names)) return names;
		const { given_name, family_name, known_as } = names;
		const same = await tx
			.selectFrom('person')
			.select('id')
			.where('id', '=', personId)
			.where((eb) => eb.and({ given_name, family_name }))
			.where('known_as', 'is not distinct from', known_as)
			.executeTakeFirst();
		if (same) return personId;
		const changed = await tx
			.updateTable('person')
			.set({ ...names, version: wanted.version + 1 })
			.where('id', '=', personId)
			.where('version', '=', wanted.version)
			.executeTakeFirst();
		if (changed.numUpdatedRows === 0n) return changedMeanwhile(person.version);
		await recordAct(tx, operator, { name: 'person.renamed', at, subjectId: personId, personId });
		return personId;
	});
}
