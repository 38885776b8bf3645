import { sql } from 'kysely';
import type { Member, OperatorActor } from '#server/platform/actor.ts';
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

/**
 * Writes an act, sealed with the one before it, and its event, in the transaction of the act itself. Of members, who are no
 * operators, the database takes few: vouching, asking for another address of one's own, and saying where the help desk is reached.
 */
export async function recordAct(tx: Tx, actor: OperatorActor | Member, act: Act): Promise<void> {
	await holdActs(tx);
	const { rows } = await sql<{ last: string | null }>`select last_act() as last`.execute(tx);
	const [number = '0', previous = firstSeal] = rows[0]?.last?.split(' ') ?? [];
	const actorId = actor.kind === 'machine' ? null : actor.personId;
	const sealed = {
		number: Number(number) + 1,
		at: act.at,
		actorId,
		act: act.name,
		personId: act.personId ?? null,
		schoolId: act.schoolId ?? null,
		detail: act.detail ?? '',
	};
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
