import { sql } from 'kysely';
import { machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';

/** What takes the bytes of files away. */
export interface FilePlace {
	drop: (key: string) => Promise<void>;
	keys: () => AsyncIterable<{ key: string; age: number }>;
}

/** A file that nothing in the database knows has lain long enough, in milliseconds: nobody is still adding it. */
const strayAfter = 24 * 3_600_000;
const piece = 500;

/**
 * Takes away evidence whose last day is over, in every place it is used, and the bytes of every file that no record hangs on
 * any more. Acts as the machine, and reads no word of any of it.
 * @returns how much of each
 */
export async function removeEnded(place: FilePlace): Promise<{ evidence: number; files: number }> {
	const ended = await unitOfWork(machine, (tx) =>
		// By each school's clocks; no school's day is later than the one after Greenwich's.
		tx
			.deleteFrom('evidence')
			.where('use_until', '<=', sql<string>`current_date`)
			.where('use_until', '<', (eb) => eb.fn<string>('school_today', ['school_id']))
			.executeTakeFirst(),
	);
	let files = 0;
	for (;;) {
		const removed = await unitOfWork(machine, (tx) =>
			tx
				.selectFrom('stored_file')
				.select('id')
				.where('removed_at', 'is not', null)
				.orderBy('id')
				.limit(piece)
				.execute(),
		);
		// The bytes first: killed between the two, it is done again.
		for (const { id } of removed) await place.drop(id);
		if (removed.length > 0)
			await unitOfWork(machine, (tx) =>
				tx
					.deleteFrom('stored_file')
					.where(
						'id',
						'in',
						removed.map(({ id }) => id),
					)
					.execute(),
			);
		files += removed.length;
		if (removed.length < piece) break;
	}
	return { evidence: Number(ended.numDeletedRows), files: files + (await dropStrays(place)) };
}

async function dropStrays(place: FilePlace): Promise<number> {
	const old: string[] = [];
	for await (const { key, age } of place.keys()) if (age > strayAfter) old.push(key);
	let dropped = 0;
	for (let from = 0; from < old.length; from += piece) {
		const some = old.slice(from, from + piece);
		const { rows } = await unitOfWork(machine, (tx) =>
			sql<{ known: string[] }>`select files_known(${some}::uuid[]) as known`.execute(tx),
		);
		const known = new Set(rows[0]?.known ?? []);
		for (const key of some)
			if (!known.has(key)) {
				await place.drop(key);
				dropped += 1;
			}
	}
	return dropped;
}
