import { sql } from 'kysely';
import type { Translator } from '#messages/index.ts';
import type { OperatorActor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { hashOf, newSecret } from '#server/platform/ids.ts';
import { writeMail } from '#server/platform/mail/index.ts';
import { wordsFor } from './letter.ts';

/**
 * A seal falls by itself, in the database, with every address that takes the place of another. Here is what tells the old
 * address of it, and what whoever holds that letter may do.
 */

/** How long the link of a letter about a changed address can be used, in days; the database counts them, too. */
export const letterDays = 30;

/** What proves who somebody was before their address changed: the link of a letter there, or a passkey that has signed. */
export type Proof = { letter: string } | { passkey: string };

/** The actor that a proof makes: it reaches the account that it proves, and no other. */
export function provenBy(proof: Proof): OperatorActor {
	return 'letter' in proof
		? { kind: 'machine', provenLetter: hashOf(proof.letter) }
		: { kind: 'machine', provenPasskey: proof.passkey };
}

/** Where letters about somebody's account may be trusted to be read by them: while it is shut, the address of before. */
export async function trustedAddressOf(tx: Tx, personId: string): Promise<string | undefined> {
	const { rows } = await sql<{
		address: string | null;
	}>`select trusted_address(${personId}) as address`.execute(tx);
	return rows[0]?.address ?? undefined;
}

/** What a letter about somebody's account says, beside its link. */
type LetterWords = 'address-changed' | 'account-vouched';

/** Somebody who is written to. */
interface Addressee {
	id: string;
	name: string;
	language: string | null;
}

/** Writes to the address of before that the account has changed, with the link by which it may be opened or taken back. */
export async function tellOldAddress(
	tx: Tx,
	letter: {
		words: LetterWords;
		person: Addressee;
		to: string;
		sealId: string;
		organisation: string;
		origin: string;
		at: Date;
		/** Who vouched, by name. */
		voucher?: string;
	},
): Promise<void> {
	const token = newSecret();
	const { person, organisation, at } = letter;
	await tx
		.insertInto('seal_letter')
		.values({ token_hash: hashOf(token), seal_id: letter.sealId, made_at: at })
		.execute();
	const t: Translator = wordsFor(person.language);
	await writeMail(tx, {
		toPerson: person.id,
		toAddress: letter.to,
		subject: t(`mail.${letter.words}.subject`, { organisation }),
		body: t(`mail.${letter.words}.body`, {
			name: person.name,
			organisation,
			link: `${letter.origin}/address/${token}`,
			days: letterDays,
			voucher: letter.voucher ?? '',
		}),
		at,
	});
}

/** The seal that shuts somebody's account now, by its key. */
export async function shutSealOf(tx: Tx, personId: string): Promise<string | undefined> {
	const { rows } = await sql<{ id: string | null }>`select shut_seal_of(${personId}) as id`.execute(tx);
	return rows[0]?.id ?? undefined;
}

/** Opens what a proof has been given for. */
export async function openSeals(
	tx: Tx,
	personId: string,
	how: 'old-address' | 'passkey',
	at: Date,
): Promise<void> {
	await tx
		.updateTable('account_seal')
		.set({ opened_at: at, opened_how: how })
		.where('person_id', '=', personId)
		.where('opened_at', 'is', null)
		.execute();
}
