import type { Actor } from '#server/platform/actor.ts';
import type { Refusal } from '#server/platform/refusal.ts';
import { firstSeal, sealOf } from './act.ts';
import { operate } from './operate.ts';

const piece = 500;

/** What reading the whole chain of acts showed. */
export interface ChainState {
	/** Acts read. */
	acts: number;
	/** The number of the first act whose seal does not fit; undefined when all do. */
	brokenAt: number | undefined;
}

/**
 * Reads every act from the first and makes each seal again, `piece` acts a unit of work. Missing for who is no operator.
 * A change, a gap or a row put in between shows; rows cut off at the very end do not, unless `expected` says how many
 * there were.
 */
export async function verifyChain(actor: Actor, expected?: number): Promise<ChainState | Refusal> {
	let seal = firstSeal;
	let acts = 0;
	for (;;) {
		const read = await operate(actor, (tx) =>
			tx
				.selectFrom('audit_entry')
				.selectAll()
				.where('number', '>', String(acts))
				.orderBy('number')
				.limit(piece)
				.execute(),
		);
		if (!Array.isArray(read)) return read;
		for (const row of read) {
			const number = acts + 1;
			const again = sealOf(seal, {
				number,
				at: row.at,
				actorId: row.actor_id,
				act: row.act,
				personId: row.person_id,
				schoolId: row.school_id,
				detail: row.detail,
			});
			if (Number(row.number) !== number || row.previous_hash !== seal || row.hash !== again)
				return { acts, brokenAt: number };
			seal = again;
			acts = number;
		}
		if (read.length < piece)
			return { acts, brokenAt: expected !== undefined && acts < expected ? acts + 1 : undefined };
	}
}
