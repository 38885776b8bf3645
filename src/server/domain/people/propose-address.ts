import { holdActs, operate, recordAct } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hashOf, newId, newSecret } from '#server/platform/ids.ts';
import { writeMail } from '#server/platform/mail/index.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { addressIsTaken, addressOf, insertAddress, replaceAddress } from './address.ts';
import { confirmableDays } from './confirm-address.ts';
import { wordsFor } from './letter.ts';
import { readAddress } from './person.ts';
import { reachPerson } from './reach-person.ts';

/**
 * Gives somebody an address. Where they have signed in already, nothing changes until they confirm it by a link sent to
 * the address they have now; otherwise it changes at once, and the old address is told.
 * @param origin where the link leads: scheme and host
 * @returns whether it changed or waits; refused when it is no address, taken, or the one they have
 */
export function proposeAddress(
	actor: Actor,
	personId: string,
	typed: string,
	origin: string,
): Promise<'changed' | 'waits' | Refusal> {
	const at = now();
	const token = newSecret();
	const tokenHash = hashOf(token);
	return operate<'changed' | 'waits' | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const person = await reachPerson(tx, personId);
		if (isRefusal(person)) return person;
		const address = readAddress(typed);
		if (isRefusal(address)) return address;
		const old = await addressOf(tx, personId);
		if (old?.toLowerCase() === address.toLowerCase()) return refuse('same-address', { field: 'address' });
		const taken = await addressIsTaken(tx, address);
		if (taken) return taken;
		const account = await tx
			.selectFrom('account')
			.select('id')
			.where('person_id', '=', personId)
			.limit(1)
			.executeTakeFirst();
		const t = wordsFor(person.language);
		const place = await tx.selectFrom('organisation').select('name').executeTakeFirstOrThrow();
		const act = { at, subjectId: personId, personId };
		if (old === undefined) {
			await insertAddress(tx, personId, address, 'operator', at);
			await recordAct(tx, operator, { name: 'address.changed', ...act });
			return 'changed';
		}
		const words = { name: person.name, organisation: place.name };
		const letter = { toPerson: personId, toAddress: old, at };
		if (!account) {
			await replaceAddress(tx, personId, address, 'operator', at);
			await writeMail(tx, {
				...letter,
				subject: t('mail.address-changed.subject', { organisation: place.name }),
				body: t('mail.address-changed.body', words),
			});
			await recordAct(tx, operator, { name: 'address.changed', ...act });
			return 'changed';
		}
		const open = await tx
			.selectFrom('address_change')
			.select(['id', 'to_address', 'proposed_at'])
			.where('person_id', '=', personId)
			.where('confirmed_at', 'is', null)
			.where('withdrawn_at', 'is', null)
			.executeTakeFirst();
		const justNow = open !== undefined && at.getTime() - open.proposed_at.getTime() < 60_000;
		if (justNow && open.to_address.toLowerCase() === address.toLowerCase()) return 'waits';
		if (open)
			await tx.updateTable('address_change').set({ withdrawn_at: at }).where('id', '=', open.id).execute();
		await tx
			.insertInto('address_change')
			.values({
				id: newId(),
				person_id: personId,
				from_address: old,
				to_address: address,
				proposed_by: operator.kind === 'operator' ? operator.personId : null,
				proposed_at: at,
				token_hash: tokenHash,
			})
			.execute();
		await writeMail(tx, {
			...letter,
			subject: t('mail.address-confirm.subject', { organisation: place.name }),
			body: t('mail.address-confirm.body', {
				...words,
				link: `${origin}/address/${token}`,
				days: confirmableDays,
			}),
		});
		await recordAct(tx, operator, { name: 'address.proposed', ...act });
		return 'waits';
	});
}

/** Takes back an address that still waits for its confirmation. Gives the person's id. */
export function withdrawAddress(actor: Actor, personId: string): Promise<string | Refusal> {
	const at = now();
	return operate<string | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const person = await reachPerson(tx, personId);
		if (isRefusal(person)) return person;
		const taken = await tx
			.updateTable('address_change')
			.set({ withdrawn_at: at })
			.where('person_id', '=', personId)
			.where('confirmed_at', 'is', null)
			.where('withdrawn_at', 'is', null)
			.executeTakeFirst();
		if (taken.numUpdatedRows > 0n)
			await recordAct(tx, operator, { name: 'address.withdrawn', at, subjectId: personId, personId });
		return personId;
	});
}
