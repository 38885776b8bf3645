// What the server adds to its database: time from a request's arrival to its answer less the time that SQL took, as a ratio to
// the barest page of the same frame in the same run; and how many statements each page takes.

import { type Listening, startListening, type WayIn } from '../tests/listening/listen.ts';
import { addressOfPage, waitedFor } from '../tests/listening/waited-for.ts';
import { waysIn } from '../tests/listening/ways-in.ts';
import { temporaryFolder } from '../tests/server.ts';
import { addressIn, type Databases } from './databases.ts';
import { at, type Row, ratio } from './row.ts';

const rounds = 60;
const warmUp = 10;
/** A page of the frame with one short list in it, which is empty: nothing barer is behind a sign-in. */
const bare = '/profile/acts';
const measured = ['today', 'a notebook', 'a collaboration', 'people'];

/** The pages of a list by their names, for somebody. */
export async function pathsFor(listening: Listening, as: WayIn, names: readonly string[]) {
	const paths = new Map<string, string>();
	for (const name of names) {
		const page = waitedFor.ada.find((one) => one.name === name);
		const path = page && (await addressOfPage(page, async (list) => (await listening.ask(list, as)).text));
		if (path === undefined) throw new Error(`Nothing leads to ${name}`);
		paths.set(name, path);
	}
	return paths;
}

/** Server time less SQL time of the pages people wait for, as a facilitator, on PostgreSQL. */
export async function measurePages(databases: Databases): Promise<Row[]> {
	const url = await databases.of(1);
	const { folder, remove } = await temporaryFolder();
	const [ada] = await waysIn(url, [addressIn('ada')]);
	if (!ada) throw new Error('Nobody signed in');
	const listening = await startListening(folder, { DATABASE_URL: url });
	try {
		const paths = new Map([['bare', bare], ...(await pathsFor(listening, ada, measured))]);
		const heard = new Map(
			[...paths.keys()].map((name) => [name, [] as { rest: number; sql: number; statements: number }[]]),
		);
		// Page by page within a round, so that whatever else the machine does meets them all.
		for (let round = 0; round < rounds + warmUp; round += 1)
			for (const [name, path] of paths) {
				const { sums } = await listening.ask(path, ada);
				if (round >= warmUp)
					heard.get(name)?.push({ rest: sums.all - sums.sql, sql: sums.sql, statements: sums.statements });
			}
		const middle = (name: string, of: 'rest' | 'sql' | 'statements') =>
			at(
				(heard.get(name) ?? []).map((one) => one[of]),
				0.5,
			);
		return [
			{ what: 'bare page: server time less SQL', value: middle('bare', 'rest'), unit: 'ms' },
			...measured.flatMap((name) => [
				ratio(
					`${name}: server time less SQL, to the bare page's`,
					middle(name, 'rest') / middle('bare', 'rest'),
					1.5,
				),
				{ what: `${name}: SQL time`, value: middle(name, 'sql'), unit: 'ms' },
				{ what: `${name}: statements`, value: middle(name, 'statements'), unit: '' },
			]),
		];
	} finally {
		await listening.stop();
		await remove();
	}
}
