import { sql } from 'kysely';
import type { Named } from '#server/domain/company/index.ts';
import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import type { VisitKind, VisitState } from './visit.ts';

/** A visit in a list: enough to act on without opening it. */
export interface VisitLine {
	id: string;
	kind: VisitKind;
	state: VisitState;
	startsAt: Date;
	minutes: number;
	place: string;
	remote: boolean;
	isMine: boolean;
	/** Everyone else who takes part. */
	with: Named[];
	collaborationTitle: string | null;
}

/** A stretch of time, from a moment up to, not including, another. */
export interface Stretch {
	from: Date;
	to: Date;
	/** Only these states; without them, all. */
	states?: readonly VisitState[] | undefined;
	/** Only those of this collaboration. */
	collaborationId?: string | undefined;
	/** Nearest first into the future, or latest first into the past. */
	order: 'ahead' | 'back';
	/** Goes on after this visit: the key that the page before gave. */
	after?: string | undefined;
	/** At most 100. */
	limit?: number | undefined;
}

/**
 * The visits in which the actor takes part, a page at a time. `next` is the key of the page that follows, if there is one;
 * a key that is none, or no longer one, begins at the beginning.
 */
export function findVisits(
	actor: Member,
	stretch: Stretch,
): Promise<{ visits: VisitLine[]; next: string | undefined }> {
	return unitOfWork(actor, (tx) => findVisitsIn(tx, actor, stretch));
}

/** As `findVisits`, within a unit of work. */
export async function findVisitsIn(
	tx: Tx,
	actor: Member,
	stretch: Stretch,
): Promise<{ visits: VisitLine[]; next: string | undefined }> {
	const limit = Math.min(stretch.limit ?? 50, 100);
	const ahead = stretch.order === 'ahead';
	const after = readKey(stretch.after);
	const rows = await tx
		.selectFrom('visit_person as me')
		.innerJoin('visit as v', 'v.id', 'me.visit_id')
		.select(['v.id', 'v.kind', 'v.state', 'v.starts_at', 'v.minutes', 'v.place', 'v.remote', 'v.author_id'])
		// Looked up for each visit of the page: joined, the titles of everybody's collaborations might be read for it.
		.select(({ selectFrom }) =>
			selectFrom('collaboration_focus as f')
				.select('f.title')
				.whereRef('f.collaboration_id', '=', 'v.collaboration_id')
				.as('title'),
		)
		.where('me.person_id', '=', actor.personId)
		.where('v.starts_at', '>=', stretch.from)
		.where('v.starts_at', '<', stretch.to)
		.$if(stretch.states !== undefined, (query) => query.where('v.state', 'in', [...(stretch.states ?? [])]))
		.$if(stretch.collaborationId !== undefined, (query) =>
			query.where('v.collaboration_id', '=', stretch.collaborationId ?? ''),
		)
		.$if(after !== undefined, (query) =>
			query.where(({ eb, refTuple, tuple }) =>
				eb(
					refTuple('v.starts_at', 'v.id'),
					ahead ? '>' : '<',
					tuple(after?.startsAt ?? new Date(0), after?.id ?? ''),
				),
			),
		)
		.orderBy('v.starts_at', ahead ? 'asc' : 'desc')
		.orderBy('v.id', ahead ? 'asc' : 'desc')
		.limit(limit + 1)
		.execute();
	const shown = rows.slice(0, limit);
	const last = shown.at(-1);
	const company = await findCompany(
		tx,
		actor,
		shown.map((row) => row.id),
	);
	return {
		visits: shown.map((row) => ({
			id: row.id,
			kind: row.kind as VisitKind,
			state: row.state as VisitState,
			startsAt: row.starts_at,
			minutes: row.minutes,
			place: row.place,
			remote: row.remote,
			isMine: row.author_id === actor.personId,
			with: company.get(row.id) ?? [],
			collaborationTitle: row.title,
		})),
		next: rows.length > limit && last ? `${last.starts_at.toISOString()}_${last.id}` : undefined,
	};
}

function readKey(key: string | undefined): { startsAt: Date; id: string } | undefined {
	const [moment = '', id] = (key ?? '').split('_');
	const startsAt = new Date(moment);
	return isId(id) && Number.isFinite(startsAt.getTime()) ? { startsAt, id } : undefined;
}

/** Everyone who takes part in each of some visits, but one: the reader, or whom the list is about. Null leaves nobody out. */
export async function findCompany(
	tx: Tx,
	but: { personId: string } | null,
	visitIds: string[],
): Promise<Map<string, Named[]>> {
	const found = new Map<string, Named[]>();
	if (visitIds.length === 0) return found;
	const rows = await tx
		.selectFrom('visit_person as v')
		.innerJoin('person as p', 'p.id', 'v.person_id')
		.select(['v.visit_id', 'v.person_id', 'p.given_name', 'p.family_name', 'p.known_as'])
		.where('v.visit_id', '=', sql<string>`any (${visitIds}::uuid[])`)
		.$if(but !== null, (query) => query.where('v.person_id', '<>', but?.personId ?? ''))
		.orderBy('p.family_name')
		.orderBy('p.id')
		.limit(5000)
		.execute();
	for (const row of rows)
		found.set(row.visit_id, [
			...(found.get(row.visit_id) ?? []),
			{ personId: row.person_id, name: nameIn(row) },
		]);
	return found;
}
