import type { Named } from '#server/domain/company/index.ts';
import { nameIn } from '#server/domain/company/index.ts';
import { searchable } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { findVisitsIn, type VisitLine } from './find-visits.ts';

/** Somebody to visit, alone or in a collaboration that both are partners in. */
export interface Whom extends Named {
	collaborationId: string | undefined;
	collaborationTitle: string | undefined;
	lastVisitAt: Date | null;
}

/** Whom a visit may be with, nearest at hand first. */
export interface WhomToChoose {
	/** One's own visits of today that are still planned. */
	planned: VisitLine[];
	/** People of one's collaborations and of one's last visits, last visited first. */
	near: Whom[];
	/** Colleagues whose name has what was searched for. */
	found: Named[];
}

/** Reads whom the actor may want to choose. `from` and `to` are the bounds of the school's day. */
export function findWhom(
	actor: Member,
	asked: { schoolId: string; from: Date; to: Date; search?: string | undefined },
): Promise<WhomToChoose> {
	return unitOfWork(actor, async (tx) => {
		const { visits } = await findVisitsIn(tx, actor, {
			from: asked.from,
			to: asked.to,
			states: ['planned'],
			order: 'ahead',
			limit: 20,
		});
		const last = await findLastVisited(tx, actor);
		const partners = await findPartnersIn(tx, actor);
		const withPartner = new Set(partners.map((one) => one.personId));
		const near = [
			...partners.map((one) => ({ ...one, lastVisitAt: last.get(one.personId)?.at ?? null })),
			...[...last.values()]
				.filter((one) => !withPartner.has(one.personId))
				.slice(0, 8)
				.map((one) => ({
					personId: one.personId,
					name: one.name,
					collaborationId: undefined,
					collaborationTitle: undefined,
					lastVisitAt: one.at,
				})),
		].sort((one, other) => (other.lastVisitAt?.getTime() ?? 0) - (one.lastVisitAt?.getTime() ?? 0));
		const planned = visits.filter((visit) => visit.isMine);
		return { planned, near, found: await search(tx, actor, asked.schoolId, asked.search ?? '') };
	});
}

/** With whom the last hundred visits that the actor wrote down were, and when last. */
async function findLastVisited(tx: Tx, actor: Member): Promise<Map<string, Named & { at: Date }>> {
	const rows = await tx
		.with('last', (db) =>
			db
				.selectFrom('visit as v')
				.select(['v.id', 'v.starts_at'])
				.where('v.author_id', '=', actor.personId)
				.where('v.state', '=', 'done')
				.orderBy('v.starts_at', 'desc')
				.limit(100),
		)
		.selectFrom('last')
		.innerJoin('visit_person as o', 'o.visit_id', 'last.id')
		.innerJoin('person as p', 'p.id', 'o.person_id')
		.select([
			'p.id',
			'p.given_name',
			'p.family_name',
			'p.known_as',
			(eb) => eb.fn.max('last.starts_at').as('at'),
		])
		.where('o.person_id', '<>', actor.personId)
		.where('p.deactivated_at', 'is', null)
		.groupBy('p.id')
		.orderBy('at', 'desc')
		.limit(100)
		.execute();
	return new Map(rows.map((row) => [row.id, { personId: row.id, name: nameIn(row), at: row.at }]));
}

/**
 * The others in the actor's collaborations that are not finished: for a facilitator the teachers, for a teacher everyone.
 * `as facilitator` leaves out the collaborations in which the actor is a teacher.
 */
export async function findPartnersIn(
	tx: Tx,
	actor: Member,
	only?: 'as facilitator',
): Promise<Omit<Whom, 'lastVisitAt'>[]> {
	const rows = await tx
		.selectFrom('partner as me')
		.innerJoin('acceptance as mine', 'mine.partner_id', 'me.id')
		.innerJoin('partner as o', 'o.collaboration_id', 'me.collaboration_id')
		.innerJoin('acceptance as theirs', 'theirs.partner_id', 'o.id')
		.innerJoin('collaboration_focus as f', 'f.collaboration_id', 'me.collaboration_id')
		.innerJoin('person as p', 'p.id', 'o.person_id')
		.leftJoin('departure as gone', (join) =>
			join.on((eb) =>
				eb.or([eb('gone.partner_id', '=', eb.ref('me.id')), eb('gone.partner_id', '=', eb.ref('o.id'))]),
			),
		)
		.select(['o.person_id', 'p.given_name', 'p.family_name', 'p.known_as', 'f.collaboration_id', 'f.title'])
		.where('me.person_id', '=', actor.personId)
		.where('o.person_id', '<>', actor.personId)
		.where('f.state', 'in', ['active', 'paused'])
		.where('gone.partner_id', 'is', null)
		.where((eb) => eb.or([eb('me.side', '=', 'teacher'), eb('o.side', '=', 'teacher')]))
		.$if(only === 'as facilitator', (query) => query.where('me.side', '=', 'facilitator'))
		.orderBy('p.family_name')
		.orderBy('o.person_id')
		.limit(120)
		.execute();
	return rows.map((row) => ({
		personId: row.person_id,
		name: nameIn(row),
		collaborationId: row.collaboration_id,
		collaborationTitle: row.title,
	}));
}

async function search(tx: Tx, actor: Member, schoolId: string, typed: string): Promise<Named[]> {
	const words = searchable(typed).slice(0, 100);
	if (words === '' || !isId(schoolId)) return [];
	const rows = await tx
		.selectFrom('person as p')
		.innerJoin('membership as m', 'm.person_id', 'p.id')
		.select(['p.id', 'p.given_name', 'p.family_name', 'p.known_as'])
		.where('p.search_name', 'like', `%${words.replace(/[\\%_]/g, '\\$&')}%`)
		.where('m.school_id', '=', schoolId)
		.where((eb) => eb.fn<boolean>('holds_today', ['m.starts_on', 'm.ends_on']), '=', true)
		.where('p.deactivated_at', 'is', null)
		.where('p.id', '<>', actor.personId)
		.orderBy('p.family_name')
		.orderBy('p.given_name')
		.orderBy('p.id')
		.limit(20)
		.execute();
	return rows.map((row) => ({ personId: row.id, name: nameIn(row) }));
}
