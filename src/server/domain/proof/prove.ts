import { type Actor, machine } from '#server/platform/actor.ts';
import { type Acting, rehearsal } from '#server/platform/database/rehearsal.ts';
import { newId, newSecret } from '#server/platform/ids.ts';
import { judge, type Reached } from './judge.ts';
import { plant } from './plant.ts';
import { type Reader, readers } from './promises.ts';
import { readEverything } from './read-everything.ts';

/**
 * Proves on the database in use who reaches what: plants a teacher's records in a school of its own, reads every table in the
 * place of everyone who might be curious, and rolls all of it back. Nothing of the installation is changed or shown.
 */
export async function prove(): Promise<readonly Reached[]> {
	const mark = `PROOF-${newSecret()
		.replace(/[^a-z0-9]/gi, '')
		.slice(0, 16)}`;
	return rehearsal(async (as) => {
		const people = await plant(as, mark);
		const actors: Record<Reader, Actor> = {
			...mapped(people),
			operating: { kind: 'operator', personId: people.operator },
			machine: { kind: 'machine' },
			counter: { kind: 'counter' },
			mailer: { kind: 'mailer' },
			visitor: { kind: 'visitor' },
			shut: { kind: 'member', personId: people.teacher },
		};
		const all: Reached[] = [];
		for (const reader of readers) {
			if (reader === 'shut') await giveAddress(as, people.teacher, `${mark.toLowerCase()}@proof.invalid`);
			all.push(await as(actors[reader], async (tx) => judge(reader, mark, await readEverything(tx, mark))));
		}
		return all;
	});
}

/** As an operator might who wants to become somebody. */
async function giveAddress(as: Acting, personId: string, address: string): Promise<void> {
	await as(machine, (tx) =>
		tx
			.insertInto('person_address')
			.values({ id: newId(), person_id: personId, address, source: 'operator' })
			.execute(),
	);
}

function mapped<Name extends string>(people: Record<Name, string>): Record<Name, Actor> {
	const entries = Object.entries<string>(people).map(([name, personId]) => [
		name,
		{ kind: 'member', personId },
	]);
	return Object.fromEntries(entries) as Record<Name, Actor>;
}
