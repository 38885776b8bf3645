import { sql } from 'kysely';
import { holdActs, operate, recordAct } from '#server/domain/audit/index.ts';
import { now } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { addressIsTaken, addressOf, replaceAddress } from './address.ts';
import { reachPerson } from './reach-person.ts';
import { letterDays, openSeals, type Proof, provenBy, shutSealOf, tellOldAddress } from './seal.ts';
import { nameOf } from './standing.ts';

/** A changed address, as whoever had the one before is shown it. */
export interface ChangedAddress {
	personId: string;
	toAddress: string;
	/** The address of before; none where somebody's first came late. */
	oldAddress: string | undefined;
	/** Who gave the new one; undefined: the command line on the server. */
	changedBy: string | undefined;
	changedAt: Date;
	/** Who vouched that it is still the same person. */
	vouchedBy: string | undefined;
	/** What is confidential is still shut. */
	shut: boolean;
}

/** Reads the changed address that a proof is about; refused when the proof is worn, or the change is of the past. */
export function findChangedAddress(proof: Proof): Promise<ChangedAddress | Refusal> {
	const at = now();
	return operate<ChangedAddress | Refusal>(provenBy(proof), async (tx) => {
		const seal = await sealInQuestion(tx, at);
		if (!seal) return refuse('link-worn');
		return {
			personId: seal.person_id,
			toAddress: (await addressOf(tx, seal.person_id)) ?? '',
			oldAddress: seal.old_address ?? undefined,
			changedBy: seal.changed_by === null ? undefined : await nameOfPerson(tx, seal.changed_by),
			changedAt: seal.sealed_at,
			vouchedBy: seal.vouched_by === null ? undefined : await nameOfPerson(tx, seal.vouched_by),
			shut: seal.opened_at === null,
		};
	});
}

/** Confirms from before that the new address is theirs: opens what is shut. Gives whose it is. */
export function acceptChange(proof: Proof): Promise<{ personId: string } | Refusal> {
	const at = now();
	return operate<{ personId: string } | Refusal>(provenBy(proof), async (tx, actor) => {
		await holdActs(tx);
		const seal = await sealInQuestion(tx, at);
		if (!seal) return refuse('link-worn');
		const personId = seal.person_id;
		if (seal.opened_at !== null) return { personId };
		await openSeals(tx, personId, 'letter' in proof ? 'old-address' : 'passkey', at);
		await recordAct(tx, actor, { name: 'account.confirmed', at, subjectId: personId, personId });
		return { personId };
	});
}

/**
 * Says from before that the new address is not theirs: the old one comes back, and what was made under the new one goes.
 * Where nobody had ever signed in by the old one and somebody has read by the other, it comes back shut, and the other is told.
 * The door that calls this ends the person's sessions.
 * @param origin where the link of a letter leads: scheme and host
 * @returns whose it is; refused when the proof is worn, there was no address before, or it is somebody else's by now
 */
export function disputeChange(proof: Proof, origin: string): Promise<{ personId: string } | Refusal> {
	const at = now();
	return operate<{ personId: string } | Refusal>(provenBy(proof), async (tx, actor) => {
		await holdActs(tx);
		const seal = await sealInQuestion(tx, at);
		if (!seal) return refuse('link-worn');
		if (seal.old_address === null) return refuse('no-address-before', { kind: 'conflict' });
		const personId = seal.person_id;
		const taken = await addressIsTaken(tx, seal.old_address);
		if (taken) return refuse('address-in-use', { kind: 'conflict' });
		await tx.updateTable('account_seal').set({ disputed_at: at }).where('id', '=', seal.id).execute();
		await tx
			.updateTable('address_change')
			.set({ withdrawn_at: at })
			.where('person_id', '=', personId)
			.where('confirmed_at', 'is', null)
			.where('withdrawn_at', 'is', null)
			.execute();
		await tx
			.deleteFrom('passkey')
			.where('person_id', '=', personId)
			.where('made_at', '>=', seal.sealed_at)
			.execute();
		const other = await addressOf(tx, personId);
		await replaceAddress(tx, personId, seal.old_address, 'person', at);
		if ('passkey' in proof || isKnownFromBefore(seal) || !(await isWrittenTo(tx, personId)))
			await openSeals(tx, personId, 'letter' in proof ? 'old-address' : 'passkey', at);
		else if (other !== undefined) await tellOther(tx, { personId, to: other, origin, at });
		await recordAct(tx, actor, { name: 'account.disputed', at, subjectId: personId, personId });
		return { personId };
	});
}

/**
 * Whether who reads the old address can be who has written and been written to since: somebody had signed in by it, or nobody
 * has reached anything by the other. An address that nobody ever used may have been mistyped, or planted: it is given back, and
 * stays shut.
 */
function isKnownFromBefore(seal: { used: boolean; opened_at: Date | null }): boolean {
	return seal.used || seal.opened_at === null;
}

async function isWrittenTo(tx: Tx, personId: string): Promise<boolean> {
	const { rows } = await sql<{ written: boolean }>`select is_written_to(${personId}) as written`.execute(tx);
	return rows[0]?.written !== false;
}

/** Tells the address that was in use until now that another took its place: it may take that back in turn. */
async function tellOther(
	tx: Tx,
	{ personId, to, origin, at }: { personId: string; to: string; origin: string; at: Date },
): Promise<void> {
	const sealId = await shutSealOf(tx, personId);
	const person = await reachPerson(tx, personId);
	if (sealId === undefined || isRefusal(person)) return;
	const { name: organisation } = await tx.selectFrom('organisation').select('name').executeTakeFirstOrThrow();
	await tellOldAddress(tx, { words: 'address-changed', person, to, sealId, organisation, origin, at });
}

/**
 * The earliest seal that a proof can answer: one that is shut, or that somebody else's word, or nobody's, opened a short
 * while ago. What the old address or an earlier passkey has answered once stays answered.
 */
function sealInQuestion(tx: Tx, at: Date) {
	const longAgo = new Date(at.getTime() - letterDays * 86_400_000);
	return tx
		.selectFrom('account_seal as s')
		.innerJoin('person as p', 'p.id', 's.person_id')
		.selectAll('s')
		.where(sql<boolean>`s.id = any ((select seals_proven())::uuid[])`)
		.where('p.deactivated_at', 'is', null)
		.where('s.disputed_at', 'is', null)
		.where((eb) =>
			eb.or([
				eb('s.opened_at', 'is', null),
				eb.and([eb('s.opened_how', 'in', ['voucher', 'nothing-there']), eb('s.opened_at', '>', longAgo)]),
			]),
		)
		.orderBy('s.sealed_at')
		.limit(1)
		.executeTakeFirst();
}

async function nameOfPerson(tx: Tx, personId: string): Promise<string | undefined> {
	const person = await tx
		.selectFrom('person')
		.select(['given_name', 'family_name', 'known_as'])
		.where('id', '=', personId)
		.executeTakeFirst();
	return person && nameOf(person);
}
