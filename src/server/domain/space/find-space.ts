import { sql } from 'kysely';
import { nameIn } from '#server/domain/company/index.ts';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import {
	closingNear,
	type Fate,
	type SpaceAudience,
	type SpaceState,
	type Step,
	type StepKind,
} from './space.ts';

/** A virtual space as its reader may know it. */
export interface SpacePage {
	id: string;
	schoolId: string;
	name: string;
	purpose: string;
	address: string;
	owner: { id: string; name: string };
	isMine: boolean;
	/** Reads and does the whole checklist: its owner, and the facilitator named as helper. */
	whole: boolean;
	helper: { id: string; name: string } | null;
	withDesk: boolean;
	tool: { id: string; name: string } | null;
	class: { title: string; students: number | null } | null;
	unit: { id: string; title: string; teamId: string } | null;
	audience: SpaceAudience | null;
	state: SpaceState;
	openedOn: string | null;
	closesOn: string | null;
	closedOn: string | null;
	accounts: Fate | null;
	accountsUntil: string | null;
	accountsWords: string;
	closedByName: string;
	/** Open after the day on which it was to close. */
	overdue: boolean;
	/** Open, and within `closingNear` days of that day. */
	near: boolean;
	/** Its owner has left the school: the reader may close it, and as a facilitator take it over. */
	left: { mayTakeOver: boolean } | null;
	/** Of whom it was taken over; empty where it was not. */
	takenOverFrom: string;
	version: number;
	/** Of the help desk’s reading, those about tools and accounts. */
	steps: Step[];
}

/** Finds a space that one owns, helps with or prepares at the help desk. Refuses `missing`. */
export function findSpace(actor: Member, id: string): Promise<SpacePage | Refusal> {
	return unitOfWork<SpacePage | Refusal>(actor, async (tx) => {
		if (!isId(id)) return missing;
		const row = await tx
			.selectFrom('learning_space as s')
			.innerJoin('school as c', 'c.id', 's.school_id')
			.leftJoin('person as o', 'o.id', 's.owner_id')
			.leftJoin('person as h', 'h.id', 's.helper_id')
			.leftJoin('tool as t', 't.id', 's.tool_id')
			.leftJoin('class as k', 'k.id', 's.class_id')
			.leftJoin('unit as u', 'u.id', 's.unit_id')
			.leftJoin('person as b', 'b.id', 's.closed_by')
			.leftJoin('person as f', 'f.id', 's.taken_over_from')
			.selectAll('s')
			.select([
				'c.zone',
				't.name as tool_name',
				'k.title as class_title',
				'k.students',
				'u.title as unit_title',
			])
			.select(['u.team_id', 'o.given_name', 'o.family_name', 'o.known_as'])
			.select(['h.given_name as h1', 'h.family_name as h2', 'h.known_as as h3'])
			.select(['b.given_name as b1', 'b.family_name as b2', 'b.known_as as b3'])
			.select(['f.given_name as f1', 'f.family_name as f2', 'f.known_as as f3'])
			.select([
				sql<boolean>`s.id = any (my_left_spaces())`.as('has_left'),
				sql<boolean>`s.school_id = any (my_facilitated_schools())`.as('facilitates'),
			])
			.where('s.id', '=', id)
			.executeTakeFirst();
		if (!row) return missing;
		const isMine = row.owner_id === actor.personId;
		const today = schoolDay(row.zone, now());
		return {
			id,
			schoolId: row.school_id,
			name: row.name,
			purpose: row.purpose,
			address: row.address,
			owner: { id: row.owner_id, name: nameIn(row) },
			isMine,
			whole: isMine || row.helper_id === actor.personId,
			helper:
				row.helper_id === null
					? null
					: {
							id: row.helper_id,
							name: nameIn({ given_name: row.h1, family_name: row.h2, known_as: row.h3 }),
						},
			withDesk: row.with_desk,
			tool: row.tool_id === null ? null : { id: row.tool_id, name: row.tool_name ?? '' },
			class: row.class_title === null ? null : { title: row.class_title, students: row.students },
			unit:
				row.unit_id === null || row.unit_title === null
					? null
					: { id: row.unit_id, title: row.unit_title, teamId: row.team_id ?? '' },
			audience: row.audience as SpaceAudience | null,
			state: row.state as SpaceState,
			openedOn: row.opened_on,
			closesOn: row.closes_on,
			closedOn: row.closed_on,
			accounts: row.accounts as Fate | null,
			accountsUntil: row.accounts_until,
			accountsWords: row.accounts_words,
			closedByName: nameIn({ given_name: row.b1, family_name: row.b2, known_as: row.b3 }),
			overdue: row.state === 'open' && row.closes_on !== null && row.closes_on < today,
			near:
				row.state === 'open' &&
				row.closes_on !== null &&
				row.closes_on >= today &&
				row.closes_on <= dayAfter(today, closingNear),
			left: row.has_left ? { mayTakeOver: row.facilitates } : null,
			takenOverFrom: nameIn({ given_name: row.f1, family_name: row.f2, known_as: row.f3 }),
			version: row.version,
			steps: await stepsOf(tx, id),
		};
	});
}

/** The steps of a space that the reader reads, in their order. */
export async function stepsOf(tx: Tx, spaceId: string): Promise<Step[]> {
	const rows = await tx
		.selectFrom('space_step as t')
		.leftJoin('person as p', 'p.id', 't.done_by')
		.selectAll('t')
		.select(['p.given_name', 'p.family_name', 'p.known_as'])
		.where('t.space_id', '=', spaceId)
		.orderBy('t.position')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		kind: row.kind as StepKind,
		words: row.words,
		required: row.required,
		device: row.device,
		counted: row.counted,
		ofAll: row.of_all,
		doneOn: row.done_on,
		doneBy: nameIn(row),
		version: row.version,
	}));
}

/** A space in a list. */
export interface SpaceLine {
	id: string;
	name: string;
	ownerName: string;
	isMine: boolean;
	className: string;
	toolName: string;
	state: SpaceState;
	overdue: boolean;
	closesOn: string | null;
	/** Of the steps that the reader reads: how many are done, of how many. */
	done: number;
	steps: number;
}

/**
 * A page of the spaces that one reads: one’s own, those one helps with and those of the help desk; those that are open or being
 * prepared, or closed. Open after their day first, then the newest.
 */
export function findSpaces(
	actor: Member,
	wanted: { closed?: boolean; after?: string | undefined; limit?: number | undefined } = {},
): Promise<{ spaces: SpaceLine[]; next: string | undefined }> {
	const limit = Math.min(wanted.limit ?? 30, 100);
	return unitOfWork(actor, async (tx) => {
		// By each school’s own day.
		const overdue = sql`coalesce(s.state = 'open' and s.closes_on < school_today(s.school_id), false)`;
		const order = sql`${overdue}::int, s.made_at, s.id`;
		const further = isId(wanted.after)
			? sql`and (${order}) < (select ${order} from learning_space s where s.id = ${wanted.after}::uuid)`
			: sql``;
		const { rows } = await sql<{
			id: string;
			name: string;
			owner_id: string;
			given_name: string | null;
			family_name: string | null;
			known_as: string | null;
			class: string | null;
			tool: string | null;
			state: SpaceState;
			overdue: boolean;
			closes_on: string | null;
			done: number;
			steps: number;
		}>`
			select s.id, s.name, s.owner_id, p.given_name, p.family_name, p.known_as, k.title as class, t.name as tool, s.state,
				${overdue} as overdue,
				to_char(s.closes_on, 'YYYY-MM-DD') as closes_on,
				(select count(*)::int from space_step e where e.space_id = s.id and e.done_on is not null) as done,
				(select count(*)::int from space_step e where e.space_id = s.id) as steps
			from learning_space s left join person p on p.id = s.owner_id
				left join class k on k.id = s.class_id left join tool t on t.id = s.tool_id
			where ${wanted.closed ? sql`s.state = 'closed'` : sql`s.state <> 'closed'`} ${further}
			order by ${overdue}::int desc, s.made_at desc, s.id desc
			limit ${limit + 1}`.execute(tx);
		const spaces = rows.slice(0, limit).map((row) => ({
			id: row.id,
			name: row.name,
			ownerName: nameIn(row),
			isMine: row.owner_id === actor.personId,
			className: row.class ?? '',
			toolName: row.tool ?? '',
			state: row.state,
			overdue: row.overdue,
			closesOn: row.closes_on,
			done: row.done,
			steps: row.steps,
		}));
		return { spaces, next: rows.length > limit ? spaces.at(-1)?.id : undefined };
	});
}
