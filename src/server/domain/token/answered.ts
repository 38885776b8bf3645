import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';

/** How long an answer is remembered, in days. */
export const rememberedDays = 7;

/** What a key of a program was answered with, and a hash of what had been asked. */
export interface Answered {
	requestHash: string;
	answer: string;
}

/** Finds what this key of the actor was answered with before. */
export function findAnswered(actor: Member, keyHash: string): Promise<Answered | undefined> {
	return unitOfWork(actor, async (tx) => {
		const row = await tx
			.selectFrom('api_answer')
			.select(['request_hash', 'answer'])
			.where('person_id', '=', actor.personId)
			.where('key_hash', '=', keyHash)
			.executeTakeFirst();
		return row && { requestHash: row.request_hash, answer: row.answer };
	});
}

/**
 * Remembers what a key was answered with, unless another request with it was quicker; forgets those older than
 * `rememberedDays`.
 * @returns what the key stands for now: this answer, or the quicker one's
 */
export function keepAnswered(
	actor: Member,
	keyHash: string,
	answered: Answered,
	at: Date,
): Promise<Answered> {
	return unitOfWork(actor, async (tx) => {
		await tx
			.deleteFrom('api_answer')
			.where('person_id', '=', actor.personId)
			.where('answered_at', '<', new Date(at.getTime() - rememberedDays * 86_400_000))
			.execute();
		await tx
			.insertInto('api_answer')
			.values({
				person_id: actor.personId,
				key_hash: keyHash,
				request_hash: answered.requestHash,
				answer: answered.answer,
				answered_at: at,
			})
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		const row = await tx
			.selectFrom('api_answer')
			.select(['request_hash', 'answer'])
			.where('person_id', '=', actor.personId)
			.where('key_hash', '=', keyHash)
			.executeTakeFirstOrThrow();
		return { requestHash: row.request_hash, answer: row.answer };
	});
}
