// The pages people wait for where many schools are, against one school, on the same PostgreSQL server in the same run.

import { startListening } from '../tests/listening/listen.ts';
import { waysIn } from '../tests/listening/ways-in.ts';
import { temporaryFolder } from '../tests/server.ts';
import { addressIn, type Databases, many } from './databases.ts';
import { pathsFor } from './pages.ts';
import { at, type Row, ratio } from './row.ts';

/** So many that what else a machine does meets both sides alike. */
const rounds = 160;
/** How often everybody has opened each page before it counts: what somebody opens all day long is in memory. */
const opened = 3;
const pages = ['today', 'a notebook', 'a collaboration', 'people'];
/** Calendars and hours, by person, team and school. */
const calendars = [
	'my week', 'my year', 'a colleague’s week', 'a team’s week', 'a team’s meetings', 'the school’s week', 'the school’s year',
	'the calendar', 'hours',
]; // biome-ignore format: a list
const facilitators = ['ada', 'ben', 'priya'];
/** So many people of the large installation, each of another school. */
const people = 24;

async function open(url: string, addresses: readonly string[], names: readonly string[]) {
	const { folder, remove } = await temporaryFolder();
	const ways = await waysIn(url, addresses);
	const listening = await startListening(folder, { DATABASE_URL: url });
	const visitors = [];
	for (const way of ways) visitors.push({ way, paths: await pathsFor(listening, way, names) });
	return { listening, visitors, close: () => listening.stop().then(remove) };
}

/** The 95th percentile of each page people wait for, at many schools against one. */
export function measureManySchools(databases: Databases): Promise<Row[]> {
	return compare(databases, pages);
}

/** The same of the calendars. */
export function measureViews(databases: Databases): Promise<Row[]> {
	return compare(databases, calendars);
}

async function compare(databases: Databases, names: readonly string[]): Promise<Row[]> {
	const spread = Array.from({ length: people }, (_, index) => ({
		key: facilitators[index % facilitators.length] ?? 'ada',
		school: 1 + Math.floor((index * (many - 1)) / people),
	}));
	const [large, small] = [await databases.of(many), await databases.of(1)];
	const sides = [
		await open(
			large,
			spread.map(({ key, school }) => addressIn(key, school)),
			names,
		),
		await open(
			small,
			facilitators.map((key) => addressIn(key)),
			names,
		),
	];
	const times = sides.map(() => new Map(names.map((name) => [name, [] as number[]])));
	try {
		for (let round = -opened * people; round < rounds; round += 1)
			for (const name of names)
				for (const [side, { listening, visitors }] of sides.entries()) {
					const visitor = visitors[(round + opened * people) % visitors.length];
					const { sums } = await listening.ask(
						visitor?.paths.get(name) ?? '',
						visitor?.way ?? { cookie: '' },
					);
					if (round >= 0) times[side]?.get(name)?.push(sums.all);
				}
	} finally {
		for (const side of sides) await side.close();
	}
	return names.map((name) => {
		const p95 = (side: number) => at(times[side]?.get(name) ?? [], 0.95);
		return ratio(
			`${name}: p95 at ${many.toLocaleString('en')} schools, to one school's`,
			p95(0) / p95(1),
			1.5,
		);
	});
}
