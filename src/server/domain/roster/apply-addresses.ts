import { sql } from 'kysely';
import { recordAct } from '#server/domain/audit/index.ts';
import {
	confirmableDays,
	nameOf,
	shutSealOf,
	tellOldAddress,
	wordsFor,
} from '#server/domain/people/index.ts';
import type { OperatorActor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { hashOf, newId, newSecret } from '#server/platform/ids.ts';
import { writeMail } from '#server/platform/mail/index.ts';

/**
 * Gives people the roster's addresses. Where an account is in use nothing changes until its holder confirms by a link
 * sent to the old address, also when they first signed in after the preview.
 */
export async function applyAddresses(
	tx: Tx,
	operator: OperatorActor,
	importId: string,
	at: Date,
	origin: string,
): Promise<void> {
	await sql`update person_address a set retired_at = ${at}
		from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'address' and c.change = 'changed' and c.person_id = a.person_id
			and a.retired_at is null and a.address = c.before::citext
			and not exists (select from account where account.person_id = a.person_id)`.execute(tx);
	await sql`insert into person_address (id, person_id, address, source, created_at)
		select c.subject_id, c.person_id, c.address, 'roster', ${at}
		from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'address' and c.change in ('new', 'changed')
			and not exists (select from account where account.person_id = c.person_id)
			and not exists (select from person_address a where a.person_id = c.person_id and a.retired_at is null)
		order by c.position`.execute(tx);
	await tellChanged(tx, importId, at, origin);
	const asked = await tx
		.selectFrom('roster_import_change as c')
		.innerJoin('person as p', 'p.id', 'c.person_id')
		.innerJoin('person_address as a', (join) =>
			join.onRef('a.person_id', '=', 'p.id').on('a.retired_at', 'is', null),
		)
		.select([
			'p.id',
			'p.given_name',
			'p.family_name',
			'p.known_as',
			'p.language',
			sql<string>`coalesce(trusted_address(p.id), a.address::text)`.as('from'),
			'c.address as to',
		])
		.where('c.import_id', '=', importId)
		.where('c.subject', '=', 'address')
		.where('c.change', 'in', ['changed', 'held'])
		.where(sql<boolean>`exists (select from account where account.person_id = p.id)`)
		.where(sql<boolean>`a.address <> c.address::citext`)
		.execute();
	if (asked.length === 0) return;
	const place = await tx.selectFrom('organisation').select('name').executeTakeFirstOrThrow();
	for (const person of asked)
		await propose(tx, operator, { ...person, to: person.to ?? '' }, { organisation: place.name, at, origin });
}

/** Tells the old addresses of those whose address the roster has just changed: nobody had signed in by them. */
async function tellChanged(tx: Tx, importId: string, at: Date, origin: string): Promise<void> {
	const changed = await tx
		.selectFrom('roster_import_change as c')
		.innerJoin('person_address as a', (join) =>
			join.onRef('a.id', '=', 'c.subject_id').on('a.retired_at', 'is', null),
		)
		.innerJoin('person as p', 'p.id', 'a.person_id')
		.select(['p.id', 'p.given_name', 'p.family_name', 'p.known_as', 'p.language'])
		.select(sql<string>`coalesce(trusted_address(p.id), c.before)`.as('old'))
		.where('c.import_id', '=', importId)
		.where('c.subject', '=', 'address')
		.where('c.change', '=', 'changed')
		.where('c.before', 'is not', null)
		.execute();
	if (changed.length === 0) return;
	const { name: organisation } = await tx.selectFrom('organisation').select('name').executeTakeFirstOrThrow();
	for (const row of changed) {
		const sealId = await shutSealOf(tx, row.id);
		if (sealId === undefined) continue;
		const person = { id: row.id, name: nameOf(row), language: row.language };
		await tellOldAddress(tx, {
			words: 'address-changed',
			person,
			to: row.old,
			sealId,
			organisation,
			origin,
			at,
		});
	}
}

async function propose(
	tx: Tx,
	operator: OperatorActor,
	person: {
		id: string;
		given_name: string;
		family_name: string;
		known_as: string | null;
		language: string | null;
		from: string;
		to: string;
	},
	{ organisation, at, origin }: { organisation: string; at: Date; origin: string },
): Promise<void> {
	const token = newSecret();
	await tx
		.updateTable('address_change')
		.set({ withdrawn_at: at })
		.where('person_id', '=', person.id)
		.where('confirmed_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.execute();
	await tx
		.insertInto('address_change')
		.values({
			id: newId(),
			person_id: person.id,
			from_address: person.from,
			to_address: person.to,
			proposed_by: operator.kind === 'operator' ? operator.personId : null,
			proposed_at: at,
			token_hash: hashOf(token),
		})
		.execute();
	const t = wordsFor(person.language);
	await writeMail(tx, {
		toPerson: person.id,
		toAddress: person.from,
		subject: t('mail.address-confirm.subject', { organisation }),
		body: t('mail.address-confirm.body', {
			name: nameOf(person),
			organisation,
			link: `${origin}/address/${token}`,
			days: confirmableDays,
		}),
		at,
	});
	await recordAct(tx, operator, {
		name: 'address.proposed',
		at,
		subjectId: person.id,
		personId: person.id,
		detail: 'roster',
	});
}
