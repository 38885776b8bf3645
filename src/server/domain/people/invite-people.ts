import { holdActs, operate, recordAct } from '#server/domain/audit/index.ts';
import type { Actor, OperatorActor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { writeMail } from '#server/platform/mail/index.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { addressOf } from './address.ts';
import { wordsFor } from './letter.ts';
import { reachPerson } from './reach-person.ts';
import { nameOf } from './standing.ts';

interface Invited {
	id: string;
	name: string;
	address: string;
	language: string | null;
}

const again = 60_000;

/**
 * Invites one person by mail, again if need be; within a minute of the last invitation nothing more is sent.
 * @param origin where the link leads: scheme and host
 * @returns the person's id; refused when they have no address or are deactivated
 */
export function invitePerson(actor: Actor, personId: string, origin: string): Promise<string | Refusal> {
	const at = now();
	return operate<string | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const person = await reachPerson(tx, personId);
		if (isRefusal(person)) return person;
		if (person.deactivated) return refuse('deactivated', { args: { name: person.name } });
		const address = await addressOf(tx, personId);
		if (address === undefined) return refuse('no-address', { args: { name: person.name } });
		const last = await tx
			.selectFrom('invitation')
			.select('invited_at')
			.where('person_id', '=', personId)
			.orderBy('invited_at', 'desc')
			.limit(1)
			.executeTakeFirst();
		if (last && at.getTime() - last.invited_at.getTime() < again) return personId;
		await invite(
			tx,
			operator,
			[{ id: personId, name: person.name, address, language: person.language }],
			origin,
			at,
		);
		return personId;
	});
}

/** Counts who has an address, was never invited and never signed in. Missing for who is no operator. */
export function countUninvited(actor: Actor): Promise<number | Refusal> {
	return operate(actor, async (tx) => {
		const row = await uninvited(tx)
			.select((eb) => eb.fn.countAll<string>().as('n'))
			.executeTakeFirstOrThrow();
		return Number(row.n);
	});
}

/**
 * Invites everybody who has an address and was never invited.
 * @param expected how many the operator was shown; refused when there are others by now
 * @returns how many were invited
 */
export function inviteEveryone(actor: Actor, origin: string, expected: number): Promise<number | Refusal> {
	const at = now();
	return operate<number | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const rows = await uninvited(tx)
			.select(['p.id', 'p.given_name', 'p.family_name', 'p.known_as', 'p.language', 'a.address'])
			.orderBy('p.id')
			.limit(5000)
			.execute();
		if (rows.length !== expected)
			return refuse('invited-others', { kind: 'conflict', args: { count: rows.length } });
		const people = rows.map((row) => ({
			id: row.id,
			name: nameOf(row),
			address: row.address,
			language: row.language,
		}));
		await invite(tx, operator, people, origin, at);
		return people.length;
	});
}

function uninvited(tx: Tx) {
	return tx
		.selectFrom('person as p')
		.innerJoin('person_address as a', (join) =>
			join.onRef('a.person_id', '=', 'p.id').on('a.retired_at', 'is', null),
		)
		.where('p.deactivated_at', 'is', null)
		.where(({ not, exists, selectFrom }) =>
			not(exists(selectFrom('invitation as i').select('i.id').whereRef('i.person_id', '=', 'p.id'))),
		)
		.where(({ not, exists, selectFrom }) =>
			not(exists(selectFrom('account as c').select('c.id').whereRef('c.person_id', '=', 'p.id'))),
		);
}

async function invite(
	tx: Tx,
	operator: OperatorActor,
	people: Invited[],
	origin: string,
	at: Date,
): Promise<void> {
	const place = await tx.selectFrom('organisation').select('name').executeTakeFirstOrThrow();
	const by = operator.kind === 'operator' ? operator.personId : null;
	const piece = 500;
	for (let from = 0; from < people.length; from += piece)
		await tx
			.insertInto('invitation')
			.values(
				people
					.slice(from, from + piece)
					.map((person) => ({ id: newId(), person_id: person.id, invited_by: by, invited_at: at })),
			)
			.execute();
	for (const person of people) {
		const t = wordsFor(person.language);
		const words = { name: person.name, organisation: place.name, link: `${origin}/sign-in` };
		await writeMail(tx, {
			toPerson: person.id,
			toAddress: person.address,
			subject: t('mail.invitation.subject', { organisation: place.name }),
			body: t('mail.invitation.body', words),
			at,
		});
		await recordAct(tx, operator, { name: 'person.invited', at, subjectId: person.id, personId: person.id });
	}
}
