import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/** A standard in the tree, with what stands beneath it as far as that was fetched. */
export interface TreeStandard {
	id: string;
	code: string;
	title: string;
	statement: string;
	kind: string;
	/** How many stand right beneath it. */
	count: number;
	/** Undefined when they were not fetched: they are a page of their own. */
	beneath: TreeStandard[] | undefined;
}

/** A part of a framework's tree: a standard with its way from the top, or the top itself. */
export interface TreePage {
	at: StandardPage | undefined;
	/** From the top to what is right above. */
	way: { id: string; code: string; title: string; statement: string }[];
	beneath: TreeStandard[];
	/** The rank after which the list goes on, if there is more of it. */
	next: number | undefined;
}

/** One standard with all that is said of it. */
export interface StandardPage {
	id: string;
	code: string;
	title: string;
	statement: string;
	kind: string;
	levels: string;
	notes: string;
	withdrawn: boolean;
	/** What it is related to by other links than the tree's: here if there is a key, else outside. */
	related: { kind: string; id: string | undefined; text: string }[];
}

/** How many standards one page shows, at most: small frameworks whole, large ones level by level. */
const mostOnAPage = 200;
/** Longer ways are shown from their nearest end. */
const longestWay = 12;

/**
 * Reads a part of a framework's tree: what stands beneath `at`, or at the top, and as many levels below as fit a page.
 * @param from the rank after which a long list goes on
 */
export function browseFramework(
	actor: Member,
	frameworkId: string,
	at?: string,
	from = -1,
): Promise<TreePage | Refusal> {
	if (!isId(frameworkId) || (at !== undefined && !isId(at))) return Promise.resolve(missing);
	return unitOfWork<TreePage | Refusal>(actor, async (tx) => {
		const standard = at === undefined ? undefined : await readStandard(tx, frameworkId, at);
		if (at !== undefined && !standard) return missing;
		const first = await beneath(tx, frameworkId, at, from);
		const list = first.slice(0, mostOnAPage);
		await fill(
			tx,
			list.map((one) => one.standard),
		);
		return {
			at: standard,
			way: at === undefined ? [] : await wayTo(tx, at),
			beneath: list.map((one) => one.standard),
			next: first.length > mostOnAPage ? list.at(-1)?.rank : undefined,
		};
	});
}

interface Placed {
	standard: TreeStandard;
	above: string | null;
	rank: number;
}

function places(tx: Tx) {
	return tx.selectFrom('standard_place').select(['above_id', 'standard_id', 'rank']).orderBy('rank');
}

/** Puts standards into their places. By key and apart from the places: no plan has to guess how many there are. */
async function placed(
	tx: Tx,
	found: readonly { above_id: string | null; standard_id: string; rank: number }[],
): Promise<Placed[]> {
	if (found.length === 0) return [];
	const rows = await tx
		.selectFrom('standard')
		.select(['id', 'code', 'title', 'statement', 'kind'])
		.where('id', 'in', [...new Set(found.map((one) => one.standard_id))])
		.execute();
	const standards = new Map(rows.map((row) => [row.id, row]));
	return found.flatMap((one) => {
		const row = standards.get(one.standard_id);
		const standard = row && { ...row, count: 0, beneath: undefined };
		return standard ? [{ standard, above: one.above_id, rank: one.rank }] : [];
	});
}

async function beneath(tx: Tx, frameworkId: string, at: string | undefined, from: number): Promise<Placed[]> {
	const rows = await places(tx)
		.where('framework_id', '=', frameworkId)
		.where('above_id', at === undefined ? 'is' : '=', at ?? null)
		.where('rank', '>', from)
		.limit(mostOnAPage + 1)
		.execute();
	return placed(tx, rows);
}

/** Counts and fetches what stands beneath, a level at a time, as long as a whole level fits the page. */
async function fill(tx: Tx, top: readonly TreeStandard[]): Promise<void> {
	let level = [...top];
	let room = mostOnAPage - level.length;
	while (level.length > 0) {
		const ids = [...new Set(level.map((one) => one.id))];
		const counted = await tx
			.selectFrom('standard_place')
			.select(['above_id', (eb) => eb.fn.countAll<string>().as('n')])
			.where('above_id', 'in', ids)
			.groupBy('above_id')
			.execute();
		const counts = new Map(counted.map((row) => [row.above_id, Number(row.n)]));
		let wanted = 0;
		for (const one of level) {
			one.count = counts.get(one.id) ?? 0;
			wanted += one.count;
		}
		if (wanted === 0 || wanted > room) return;
		const rows = await placed(tx, await places(tx).where('above_id', 'in', ids).limit(mostOnAPage).execute());
		for (const one of level)
			one.beneath = rows.filter((row) => row.above === one.id).map((row) => ({ ...row.standard }));
		room -= wanted;
		level = level.flatMap((one) => one.beneath ?? []);
	}
}

async function readStandard(tx: Tx, frameworkId: string, id: string): Promise<StandardPage | undefined> {
	const row = await tx
		.selectFrom('standard')
		.select(['id', 'identifier', 'code', 'title', 'statement', 'kind', 'levels', 'notes', 'withdrawn_at'])
		.where('id', '=', id)
		.where('framework_id', '=', frameworkId)
		.executeTakeFirst();
	if (!row) return undefined;
	const { identifier, withdrawn_at, ...shown } = row;
	return {
		...shown,
		withdrawn: withdrawn_at !== null,
		related: await relatedTo(tx, frameworkId, identifier),
	};
}

async function relatedTo(tx: Tx, frameworkId: string, identifier: string): Promise<StandardPage['related']> {
	const rows = await tx
		.selectFrom('standard_link as l')
		.leftJoin('standard as s', (join) =>
			join.onRef('s.framework_id', '=', 'l.framework_id').onRef('s.identifier', '=', 'l.destination'),
		)
		.select(['l.kind', 'l.destination', 'l.destination_title', 's.id', 's.code', 's.title', 's.statement'])
		.where('l.framework_id', '=', frameworkId)
		.where('l.origin', '=', identifier)
		.where('l.kind', '<>', 'isChildOf')
		.orderBy('l.position')
		.limit(50)
		.execute();
	return rows.map((row) => ({
		kind: row.kind,
		id: row.id ?? undefined,
		text:
			[row.code, row.title || row.statement].filter(Boolean).join(' ') ||
			row.destination_title ||
			row.destination,
	}));
}

/** The way from the top to a standard, without itself; by its first place where it has several. */
async function wayTo(tx: Tx, id: string): Promise<TreePage['way']> {
	const { rows } = await sql<TreePage['way'][number]>`
		with recursive way (id, steps) as (
			select ${id}::uuid, 0
			union all
			select (select p.above_id from standard_place p where p.standard_id = way.id order by p.above_id nulls first limit 1),
				way.steps + 1
			from way where way.id is not null and way.steps < ${longestWay}
		)
		select s.id, s.code, s.title, s.statement from way join standard s on s.id = way.id
		where way.steps > 0 order by way.steps desc`.execute(tx);
	return rows;
}
