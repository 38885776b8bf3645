import { sql } from 'kysely';
import type { OperatorActor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { type ActName, firstSeal, sealOf } from './act.ts';

/** What is said about an act; `detail` is short, holds no confidence, and may be read by the person the act is about. */
export interface Act {
	name: ActName;
	at: Date;
	/** The record that the act's event is about. */
	subjectId: string;
	personId?: string | undefined;
	schoolId?: string | undefined;
	detail?: string | undefined;
}

/** Makes operators' acts wait for one another until this unit of work ends, so that what a verb reads stays so while it decides. */
export async function holdActs(tx: Tx): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtext('tandem.acts'))`.execute(tx);
}

/** Writes an operator's act, sealed with the one before it, and its event, in the transaction of the act itself. */
export async function recordAct(tx: Tx, actor: OperatorActor, act: Act): Promise<void> {
	await holdActs(tx);
	const last = await tx
		.selectFrom('audit_entry')
		.select(['number', 'hash'])
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();
	const actorId = actor.kind === 'operator' ? actor.personId : null;
	const sealed = {
		number: Number(last?.number ?? 0) + 1,
		at: act.at,
		actorId,
		act: act.name,
		personId: act.personId ?? null,
		schoolId: act.schoolId ?? null,
		detail: act.detail ?? '',
	};
	const previous = last?.hash ?? firstSeal;
	await tx
		.insertInto('audit_entry')
		.values({
			number: String(sealed.number),
			at: sealed.at,
			actor_id: actorId,
			act: sealed.act,
			person_id: sealed.personId,
			school_id: sealed.schoolId,
			detail: sealed.detail,
			previous_hash: previous,
			hash: sealOf(previous, sealed),
		})
		.execute();
	await tx
		.insertInto('event')
		.values({
			id: newId(),
			at: act.at,
			name: act.name,
			school_id: sealed.schoolId,
			actor_id: actorId,
			subject_id: act.subjectId,
		})
		.execute();
}
