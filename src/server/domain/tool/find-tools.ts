import { sql } from 'kysely';
import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { endNear, standingOn, type ToolStanding, type ToolState } from './tool.ts';

/** A tool in a list. */
export interface ToolLine {
	id: string;
	name: string;
	address: string;
	/** How it stands today. */
	state: ToolStanding;
	/** School day until which its privacy review holds, or none. */
	privacyUntil: string | null;
	seats: number | null;
	licenceUntil: string | null;
	retiredOn: string | null;
}

/** Which tools of a school: by words of the name, by state, after one. */
export interface ToolsWanted {
	search?: string | undefined;
	state?: ToolStanding | undefined;
	after?: string | undefined;
	limit?: number | undefined;
}

const columns = [
	'id', 'name', 'address', 'state', 'privacy_until', 'seats', 'licence_until', 'retired_on',
] as const; // biome-ignore format: short enough for two lines

/** A recommendation that lapsed, on a school day. */
const lapsed = (today: string) => sql<boolean>`(state = 'recommended' and privacy_until < ${today}::date)`;

/** What may be used stands first, what is no longer used last. */
const order = (today: string) => sql`case when ${lapsed(today)} then 1 when state = 'recommended' then 0
	when state = 'in-trial' then 2 when state = 'idea' then 3 else 4 end`;

type Row = Record<(typeof columns)[number], unknown> & { id: string; name: string };

const lineOf = (row: Row, today: string): ToolLine => ({
	id: row.id,
	name: row.name,
	address: row.address as string,
	state: standingOn(
		{ state: row.state as ToolState, privacyUntil: row.privacy_until as string | null },
		today,
	),
	privacyUntil: row.privacy_until as string | null,
	seats: row.seats as number | null,
	licenceUntil: row.licence_until as string | null,
	retiredOn: row.retired_on as string | null,
});

/** A page of a school’s tools, recommended ones first, then by name. Refuses `missing` to who is not of the school; a key that is none begins at the beginning. */
export function findTools(
	actor: Member,
	schoolId: string,
	wanted: ToolsWanted = {},
): Promise<{ tools: ToolLine[]; next: string | undefined } | Refusal> {
	const limit = Math.min(wanted.limit ?? 50, 100);
	return unitOfWork<{ tools: ToolLine[]; next: string | undefined } | Refusal>(actor, async (tx) => {
		const today = await todayIn(tx, schoolId);
		if (today === undefined) return missing;
		let query = tx
			.selectFrom('tool')
			.select(columns)
			.where('school_id', '=', schoolId)
			.orderBy(sql`${order(today)}, lower(name), id`)
			.limit(limit + 1);
		const words = wanted.search?.trim().toLocaleLowerCase('und') ?? '';
		if (words !== '') query = query.where(sql<boolean>`position(${words} in lower(name)) > 0`);
		if (wanted.state)
			query = query
				.where('state', '=', wanted.state === 'lapsed' ? 'recommended' : wanted.state)
				.where(lapsed(today), '=', wanted.state === 'lapsed');
		if (isId(wanted.after))
			query = query.where(
				sql<boolean>`(${order(today)}, lower(name), id)
					> (select ${order(today)}, lower(a.name), a.id from tool a where a.id = ${wanted.after}::uuid)`,
			);
		const rows = await query.execute();
		const tools = rows.slice(0, limit).map((row) => lineOf(row, today));
		return { tools, next: rows.length > limit ? tools.at(-1)?.id : undefined };
	});
}

/** What asks for somebody's attention: licences and privacy reviews that end soon or ended; at most 20 of each. */
export function findToolsToSee(
	actor: Member,
	schoolId: string,
	today: string,
): Promise<{ licences: ToolLine[]; reviews: ToolLine[] }> {
	return unitOfWork(actor, async (tx) => {
		if (!isId(schoolId)) return { licences: [], reviews: [] };
		const ending = async (end: 'licence_until' | 'privacy_until', states: readonly ToolState[]) => {
			const rows = await tx
				.selectFrom('tool')
				.select(columns)
				.where('school_id', '=', schoolId)
				.where('state', 'in', states)
				.where(end, '<=', sql<string>`${today}::date + ${endNear}::int`)
				.orderBy(end)
				.orderBy('id')
				.limit(20)
				.execute();
			return rows.map((row) => lineOf(row, today));
		};
		return {
			licences: await ending('licence_until', ['recommended', 'in-trial', 'idea']),
			reviews: await ending('privacy_until', ['recommended', 'in-trial']),
		};
	});
}

/** The day it is at a school of the actor's, on its own clocks; undefined of every other. */
export async function todayIn(tx: Tx, schoolId: string): Promise<string | undefined> {
	if (!isId(schoolId)) return undefined;
	const school = await tx
		.selectFrom('school')
		.select('zone')
		.where('id', '=', schoolId)
		.where(sql<boolean>`id = any (my_schools())`)
		.executeTakeFirst();
	return school && schoolDay(school.zone, now());
}

/** Whether the actor is of a school. */
export async function isOfSchool(tx: Tx, schoolId: string): Promise<boolean> {
	if (!isId(schoolId)) return false;
	const { rows } = await sql<{ is: boolean }>`
		select ${schoolId}::uuid = any (my_schools()) as is`.execute(tx);
	return rows[0]?.is ?? false;
}

/** What the actor may do about a school's tools: look after them, and name needs, try and observe. */
export async function standingIn(tx: Tx, schoolId: string): Promise<{ keeps: boolean; tries: boolean }> {
	const { rows } = await sql<{ keeps: boolean; tries: boolean }>`
		select ${schoolId}::uuid = any (my_tool_schools()) as keeps, ${schoolId}::uuid = any (my_trying_schools()) as tries`.execute(
		tx,
	);
	return rows[0] ?? { keeps: false, tries: false };
}
