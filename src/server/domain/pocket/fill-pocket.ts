import { findFacilitatorsIn, type Named } from '#server/domain/company/index.ts';
import { dayAfter, momentOf, schoolDay } from '#server/domain/school/index.ts';
import { findCompany, findPartnersIn, type How, type VisitKind } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { newSecret } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/** What stands ready for capturing a visit to one teacher in one collaboration. */
export interface PocketStart {
	teacher: Named;
	collaborationId: string;
	collaborationTitle: string;
	/** Who else a note may be shared with. */
	facilitators: Named[];
	/** What is being worked on, latest checked first; at most 20. */
	points: { id: string; words: string; last: How | undefined }[];
	lastKind: VisitKind | undefined;
	lastPlace: string;
}

/** A visit of one's own that is planned, to one of those teachers. */
export interface PocketVisit {
	id: string;
	version: number;
	kind: VisitKind;
	startsAt: string;
	minutes: number;
	place: string;
	teacherId: string;
	collaborationId: string;
}

/**
 * What a device of a facilitator holds, so that they capture without a network: the people and teaching points of their own
 * collaborations and the visits they have planned for these days. No note, nothing held back, no aim and no stage.
 */
export interface Pocket {
	/** With what all of it is encrypted there: 256 bits, base64url. */
	key: string;
	starts: PocketStart[];
	planned: PocketVisit[];
	lookFors: { id: string; key: string | null; words: string | null }[];
}

/** How many days of planned visits: those of yesterday may still be written down. */
const days = { back: 1, ahead: 7 };

/**
 * Reads what a device of the actor holds; makes the key when they have none.
 * Refuses `missing` to whom a changed address has shut out of what is confidential.
 */
export function fillPocket(actor: Member, zone: string): Promise<Pocket | Refusal> {
	const at = now();
	const fresh = newSecret();
	return unitOfWork(actor, async (tx): Promise<Pocket | Refusal> => {
		await tx
			.insertInto('pocket_key')
			.values({ person_id: actor.personId, key: fresh, made_at: at })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		const own = await tx
			.selectFrom('pocket_key')
			.select('key')
			.where('person_id', '=', actor.personId)
			.executeTakeFirst();
		if (!own) return missing;
		const starts = await findStarts(tx, actor);
		const today = schoolDay(zone, at);
		return {
			key: own.key,
			starts,
			planned: await findPlanned(tx, actor, starts, {
				from: momentOf(dayAfter(today, -days.back), '00:00', zone),
				to: momentOf(dayAfter(today, days.ahead), '00:00', zone),
			}),
			lookFors: await tx
				.selectFrom('look_for')
				.select(['id', 'key', 'words'])
				.where('retired_at', 'is', null)
				.orderBy('position')
				.orderBy('id')
				.limit(60)
				.execute(),
		};
	}).catch(hiddenIsMissing);
}

async function findStarts(tx: Tx, actor: Member): Promise<PocketStart[]> {
	const partners = await findPartnersIn(tx, actor, 'as facilitator');
	const collaborationIds = [...new Set(partners.flatMap((one) => one.collaborationId ?? []))];
	const facilitators = await findFacilitatorsIn(tx, collaborationIds);
	const points = await findPoints(tx, collaborationIds);
	const last = await findLast(tx, actor);
	return partners.flatMap((one) => {
		const { personId, name, collaborationId, collaborationTitle } = one;
		if (collaborationId === undefined) return [];
		const before = last.get(personId);
		return {
			teacher: { personId, name },
			collaborationId,
			collaborationTitle: collaborationTitle ?? '',
			facilitators: (facilitators.get(collaborationId) ?? []).filter(
				(other) => other.personId !== actor.personId,
			),
			points: points.get(`${personId} ${collaborationId}`) ?? [],
			lastKind: before?.kind,
			lastPlace: before?.place ?? '',
		};
	});
}

async function findPoints(
	tx: Tx,
	collaborationIds: readonly string[],
): Promise<Map<string, PocketStart['points']>> {
	const found = new Map<string, PocketStart['points']>();
	if (collaborationIds.length === 0) return found;
	const rows = await tx
		.selectFrom('teaching_point as t')
		.leftJoinLateral(
			(eb) =>
				eb
					.selectFrom('look_for_check as c')
					.select(['c.how', 'c.checked_at'])
					.whereRef('c.teaching_point_id', '=', 't.id')
					.whereRef('c.teacher_id', '=', 't.teacher_id')
					.orderBy('c.checked_at', 'desc')
					.limit(1)
					.as('last'),
			(join) => join.onTrue(),
		)
		.select(['t.id', 't.words', 't.teacher_id', 't.collaboration_id', 'last.how'])
		.where('t.collaboration_id', 'in', [...collaborationIds])
		.where('t.settled_at', 'is', null)
		.orderBy('last.checked_at', (order) => order.desc().nullsLast())
		.orderBy('t.created_at', 'desc')
		.limit(2000)
		.execute();
	for (const row of rows) {
		const key = `${row.teacher_id} ${row.collaboration_id}`;
		const own = found.get(key) ?? [];
		if (own.length < 20)
			found.set(key, [
				...own,
				{ id: row.id, words: row.words, last: (row.how ?? undefined) as How | undefined },
			]);
	}
	return found;
}

/** The kind and place of the actor's last visit to each, among their last three hundred. */
async function findLast(tx: Tx, actor: Member): Promise<Map<string, { kind: VisitKind; place: string }>> {
	const rows = await tx
		.with('last', (db) =>
			db
				.selectFrom('visit')
				.select(['id', 'kind', 'place', 'starts_at'])
				.where('author_id', '=', actor.personId)
				.where('state', '=', 'done')
				.orderBy('starts_at', 'desc')
				.limit(300),
		)
		.selectFrom('last')
		.innerJoin('visit_person as p', 'p.visit_id', 'last.id')
		.distinctOn('p.person_id')
		.select(['p.person_id', 'last.kind', 'last.place'])
		.orderBy('p.person_id')
		.orderBy('last.starts_at', 'desc')
		.execute();
	return new Map(rows.map((row) => [row.person_id, { kind: row.kind as VisitKind, place: row.place }]));
}

async function findPlanned(
	tx: Tx,
	actor: Member,
	starts: readonly PocketStart[],
	{ from, to }: { from: Date; to: Date },
): Promise<PocketVisit[]> {
	const rows = await tx
		.selectFrom('visit')
		.select(['id', 'version', 'kind', 'starts_at', 'minutes', 'place', 'collaboration_id'])
		.where('author_id', '=', actor.personId)
		.where('state', '=', 'planned')
		.where('starts_at', '>=', from)
		.where('starts_at', '<', to)
		.orderBy('starts_at')
		.orderBy('id')
		.limit(60)
		.execute();
	const company = await findCompany(
		tx,
		actor,
		rows.map((row) => row.id),
	);
	return rows.flatMap((row) => {
		const [other, another] = company.get(row.id) ?? [];
		const collaborationId = row.collaboration_id;
		const ready = starts.some(
			(start) => start.teacher.personId === other?.personId && start.collaborationId === collaborationId,
		);
		if (!other || another || !ready || collaborationId === null) return [];
		return {
			id: row.id,
			version: row.version,
			kind: row.kind as VisitKind,
			startsAt: row.starts_at.toISOString(),
			minutes: row.minutes,
			place: row.place,
			teacherId: other.personId,
			collaborationId,
		};
	});
}
