import { sql } from 'kysely';
import { nameOf } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isIn, type Standing } from './collaboration.ts';
import { invitePartners } from './invite-partners.ts';
import { type Reached, recordOf } from './reach-collaboration.ts';
import { type PersonShown, writeShown } from './roles-shown.ts';

/** A hand-over that is proposed and not settled: the teachers have not all answered. */
export interface OpenHandover {
	id: string;
	from: { personId: string; name: string };
	to: { personId: string; name: string };
	reason: string;
	proposedAt: Date;
	/** The teachers who have said yes. */
	accepted: string[];
}

/** Whether a hand-over waits for this partner: a teacher who is in it and has not said yes. */
export function handoverWaitsFor(partner: Standing, handover: Pick<OpenHandover, 'accepted'>): boolean {
	return partner.side === 'teacher' && isIn(partner) && !handover.accepted.includes(partner.personId);
}

/** The hand-over that waits for answers in a collaboration, if there is one. */
export async function findOpenHandover(tx: Tx, collaborationId: string): Promise<OpenHandover | undefined> {
	const row = await tx
		.selectFrom('handover as h')
		.innerJoin('person as f', 'f.id', 'h.from_person')
		.innerJoin('person as s', 's.id', 'h.to_person')
		.select(['h.id', 'h.from_person', 'h.to_person', 'h.reason', 'h.proposed_at'])
		.select(['f.given_name', 'f.family_name', 'f.known_as'])
		.select(['s.given_name as s_given', 's.family_name as s_family', 's.known_as as s_known'])
		.select((eb) =>
			eb
				.selectFrom('handover_acceptance as a')
				.select((inner) => inner.fn<string[]>('array_agg', ['a.person_id']).as('people'))
				.whereRef('a.handover_id', '=', 'h.id')
				.as('accepted'),
		)
		.where('h.collaboration_id', '=', collaborationId)
		.where('h.settled_at', 'is', null)
		.executeTakeFirst();
	return (
		row && {
			id: row.id,
			from: { personId: row.from_person, name: nameOf(row) },
			to: {
				personId: row.to_person,
				name: nameOf({ given_name: row.s_given, family_name: row.s_family, known_as: row.s_known }),
			},
			reason: row.reason,
			proposedAt: row.proposed_at,
			accepted: row.accepted ?? [],
		}
	);
}

/** Whether no facilitator is in a collaboration any more: then a teacher in it proposes who comes. */
export async function isWithoutFacilitator(tx: Tx, collaborationId: string): Promise<boolean> {
	const { rows } = await sql<{
		without: boolean;
	}>`select is_without_facilitator(${collaborationId}::uuid) as without`.execute(tx);
	return rows[0]?.without === true;
}

/** With the yes of the last of the teachers, asks the one who was proposed. */
export async function askWhenAgreed(
	tx: Tx,
	actor: Member,
	reached: Reached,
	wish: { id: string; to: string; accepted: readonly string[] },
	at: Date,
): Promise<void> {
	const teachers = reached.partners.filter((partner) => partner.side === 'teacher' && isIn(partner));
	if (!teachers.every((teacher) => wish.accepted.includes(teacher.personId))) return;
	await invitePartners(tx, {
		collaborationId: reached.id,
		invitedBy: actor.personId,
		at,
		people: [{ personId: wish.to, side: 'facilitator' }],
	});
	await settleHandover(tx, wish.id, 'agreed', at);
	await recordOf(tx, actor, reached, 'collaboration.asked', at);
}

/** Keeps a teacher's yes to who is proposed, with what stood on their screen. Twice is once. */
export async function keepYes(
	tx: Tx,
	actor: Member,
	handoverId: string,
	shown: PersonShown,
	at: Date,
): Promise<void> {
	await tx
		.insertInto('handover_acceptance')
		.values({ handover_id: handoverId, person_id: actor.personId, at, shown_roles: writeShown([shown]) })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/**
 * Settles a hand-over as it was answered. One that is no longer open stays as it is.
 */
export async function settleHandover(
	tx: Tx,
	id: string,
	as: 'agreed' | 'declined' | 'withdrawn',
	at: Date,
): Promise<void> {
	await tx
		.updateTable('handover')
		.set({ settled_at: at, settled_as: as })
		.where('id', '=', id)
		.where('settled_at', 'is', null)
		.execute();
}

/**
 * When somebody says yes to what was handed over to them, who handed it over leaves with that: they keep what they wrote for
 * themselves, and none of it is handed over.
 */
export async function takeOver(tx: Tx, actor: Member, reached: Reached, at: Date): Promise<void> {
	const handed = await tx
		.selectFrom('handover')
		.select(['from_person', 'reason'])
		.where('collaboration_id', '=', reached.id)
		.where('to_person', '=', actor.personId)
		.where('settled_as', '=', 'agreed')
		.limit(20)
		.execute();
	for (const { from_person: from, reason } of handed) {
		const place = reached.partners.find((partner) => partner.personId === from && isIn(partner));
		// A teacher who proposed them, when no facilitator was left, stays.
		if (place?.side !== 'facilitator') continue;
		await tx.insertInto('departure').values({ partner_id: place.id, kind: 'left', reason, at }).execute();
		await recordOf(tx, actor, reached, 'collaboration.handed-over', at);
	}
}
