import { holdActs, operate, recordAct } from '#server/domain/audit/index.ts';
import type { Actor, Member, OperatorActor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { hashOf, newId, newSecret } from '#server/platform/ids.ts';
import { writeMail } from '#server/platform/mail/index.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { addressIsTaken, addressOf, insertAddress, replaceAddress } from './address.ts';
import { confirmableDays } from './confirm-address.ts';
import { wordsFor } from './letter.ts';
import { readAddress } from './person.ts';
import { type ReachedPerson, reachPerson } from './reach-person.ts';
import { shutSealOf, tellOldAddress, trustedAddressOf } from './seal.ts';

/**
 * What became of a new address: in use; waiting until the old one confirms it; or in use with everything confidential shut
 * until an earlier passkey or the old address confirms it, or a colleague vouches.
 */
export type ProposedAddress = 'changed' | 'waits' | 'shut';

/**
 * Gives somebody an address. Where they have signed in already, nothing changes until they confirm it by a link sent to
 * the address they have now; one that is lost is replaced at once, which shuts what is confidential. Where nobody has signed
 * in, it changes at once, too. The old address is told in any case.
 * @param how where the link leads (scheme and host), and whether the address they have is lost to them
 * @returns what became of it; refused when it is no address, taken, or the one they have
 */
export function proposeAddress(
	actor: Actor,
	personId: string,
	typed: string,
	{ origin, lost = false }: { origin: string; lost?: boolean },
): Promise<ProposedAddress | Refusal> {
	const at = now();
	return operate<ProposedAddress | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const person = await reachPerson(tx, personId);
		if (isRefusal(person)) return person;
		const address = readAddress(typed);
		if (isRefusal(address)) return address;
		const old = await addressOf(tx, personId);
		if (old?.toLowerCase() === address.toLowerCase()) return refuse('same-address', { field: 'address' });
		const taken = await addressIsTaken(tx, address);
		if (taken) return taken;
		const act = { at, subjectId: personId, personId };
		if (old === undefined) {
			await insertAddress(tx, personId, address, 'operator', at);
			await recordAct(tx, operator, { name: 'address.changed', ...act });
			return 'changed';
		}
		const used = await hasSignedIn(tx, personId);
		if (used && !lost) return waitForOld(tx, operator, { person, from: old, to: address, origin, at });
		// Of a shut account only the address of before the change is told: the one since may be anybody's.
		const to = (await trustedAddressOf(tx, personId)) ?? old;
		await withdrawOpen(tx, personId, at);
		await replaceAddress(tx, personId, address, 'operator', at);
		const sealId = await shutSealOf(tx, personId);
		const { name: organisation } = await placeOf(tx);
		if (sealId !== undefined)
			await tellOldAddress(tx, { words: 'address-changed', person, to, sealId, organisation, origin, at });
		await recordAct(tx, operator, { name: used ? 'address.replaced' : 'address.changed', ...act });
		return used ? 'shut' : 'changed';
	});
}

async function hasSignedIn(tx: Tx, personId: string): Promise<boolean> {
	const account = await tx
		.selectFrom('account')
		.select('id')
		.where('person_id', '=', personId)
		.limit(1)
		.executeTakeFirst();
	return account !== undefined;
}

const placeOf = (tx: Tx) => tx.selectFrom('organisation').select('name').executeTakeFirstOrThrow();

/** Takes back what still waits to be confirmed. Gives whether something did. */
export async function withdrawOpen(tx: Tx, personId: string, at: Date): Promise<boolean> {
	const taken = await tx
		.updateTable('address_change')
		.set({ withdrawn_at: at })
		.where('person_id', '=', personId)
		.where('confirmed_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.executeTakeFirst();
	return taken.numUpdatedRows > 0n;
}

/** Lets a new address wait, and asks the old one to confirm it. Of two that are asked for at once the later one waits. */
export async function waitForOld(
	tx: Tx,
	actor: OperatorActor | Member,
	change: { person: ReachedPerson; from: string; to: string; origin: string; at: Date },
): Promise<'waits'> {
	const { person, to, at } = change;
	const from = (await trustedAddressOf(tx, person.id)) ?? change.from;
	const open = await tx
		.selectFrom('address_change')
		.select(['to_address', 'proposed_at'])
		.where('person_id', '=', person.id)
		.where('confirmed_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.executeTakeFirst();
	const justNow = open !== undefined && at.getTime() - open.proposed_at.getTime() < 60_000;
	if (justNow && open.to_address.toLowerCase() === to.toLowerCase()) return 'waits';
	await withdrawOpen(tx, person.id, at);
	const token = newSecret();
	await tx
		.insertInto('address_change')
		.values({
			id: newId(),
			person_id: person.id,
			from_address: from,
			to_address: to,
			proposed_by: actor.kind === 'machine' ? null : actor.personId,
			proposed_at: at,
			token_hash: hashOf(token),
		})
		.execute();
	const t = wordsFor(person.language);
	const { name: organisation } = await placeOf(tx);
	await writeMail(tx, {
		toPerson: person.id,
		toAddress: from,
		subject: t('mail.address-confirm.subject', { organisation }),
		body: t('mail.address-confirm.body', {
			name: person.name,
			organisation,
			link: `${change.origin}/address/${token}`,
			days: confirmableDays,
		}),
		at,
	});
	await recordAct(tx, actor, { name: 'address.proposed', at, subjectId: person.id, personId: person.id });
	return 'waits';
}

/** Takes back an address that still waits for its confirmation. Gives the person's id. */
export function withdrawAddress(actor: Actor, personId: string): Promise<string | Refusal> {
	const at = now();
	return operate<string | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const person = await reachPerson(tx, personId);
		if (isRefusal(person)) return person;
		if (await withdrawOpen(tx, personId, at))
			await recordAct(tx, operator, { name: 'address.withdrawn', at, subjectId: personId, personId });
		return personId;
	});
}
