import { holdActs, recordAct } from '#server/domain/audit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { reachPerson } from './reach-person.ts';
import { tellOldAddress } from './seal.ts';
import { nameOf } from './standing.ts';

/**
 * Vouches that a colleague whose address changed is still themself, which opens what is shut. The old address is told who
 * vouched, and may dispute it; the colleague is shown it. Who may is for the database to say: see `seals_i_may_open`.
 * @param how whether the actor says to have spoken with them, and where the letter's link leads (scheme and host)
 * @returns the person's id; refused without having spoken; missing when there is nothing to vouch for, or the actor may not
 */
export function vouchForPerson(
	actor: Member,
	personId: string,
	{ spoken, origin }: { spoken: boolean; origin: string },
): Promise<string | Refusal> {
	const at = now();
	return unitOfWork<string | Refusal>(actor, async (tx) => {
		await holdActs(tx);
		const person = await reachPerson(tx, personId);
		if (isRefusal(person)) return person;
		const seal = await tx
			.selectFrom('account_seal')
			.select(['id', 'old_address'])
			.where('person_id', '=', personId)
			.where('person_id', '<>', actor.personId)
			.where('opened_at', 'is', null)
			.executeTakeFirst();
		if (!seal) return missing;
		if (!spoken) return refuse('spoken-first', { field: 'spoken' });
		const voucher = await tx
			.selectFrom('person')
			.select(['given_name', 'family_name', 'known_as'])
			.where('id', '=', actor.personId)
			.executeTakeFirstOrThrow();
		const { name: organisation } = await tx
			.selectFrom('organisation')
			.select('name')
			.executeTakeFirstOrThrow();
		if (seal.old_address !== null)
			await tellOldAddress(tx, {
				words: 'account-vouched',
				person,
				to: seal.old_address,
				sealId: seal.id,
				organisation,
				origin,
				at,
				voucher: nameOf(voucher),
			});
		await tx
			.updateTable('account_seal')
			.set({ opened_at: at, opened_how: 'voucher', vouched_by: actor.personId })
			.where('id', '=', seal.id)
			.execute();
		await recordAct(tx, actor, { name: 'account.vouched', at, subjectId: personId, personId });
		return personId;
	});
}
