import { sql } from 'kysely';
import { nameOf, wordsFor } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { writeMail } from '#server/platform/mail/index.ts';

/** Writes to the facilitators and technicians of a school who read it that somebody told what they learnt: who, and a link. */
export async function tellReaders(
	tx: Tx,
	actor: Member,
	about: { reportId: string; origin: string; at: Date },
): Promise<void> {
	const { rows } = await sql<{ people: string[] }>`
		select people_to_tell_of_learnt(${about.reportId}::uuid) as people`.execute(tx);
	await write(tx, actor, 'written', rows[0]?.people ?? [], about);
}

/** Writes to who told it that there is news of something they proposed: from whom, and a link. */
export async function tellAuthor(
	tx: Tx,
	actor: Member,
	authorId: string,
	about: { reportId: string; origin: string; at: Date },
): Promise<void> {
	await write(tx, actor, 'news', [authorId], about);
}

async function write(
	tx: Tx,
	actor: Member,
	told: 'written' | 'news',
	to: readonly string[],
	about: { reportId: string; origin: string; at: Date },
): Promise<void> {
	const others = to.filter((id) => id !== actor.personId);
	if (others.length === 0) return;
	const people = await tx
		.selectFrom('person')
		.select(['id', 'given_name', 'family_name', 'known_as', 'language'])
		.where('id', 'in', [...others, actor.personId])
		.execute();
	const from = people.find((one) => one.id === actor.personId);
	if (!from) return;
	for (const person of people.filter((one) => others.includes(one.id))) {
		const t = wordsFor(person.language);
		const link = `${about.origin}/requests/learnt/${about.reportId}`;
		const words = { name: nameOf(person), from: nameOf(from), link };
		await writeMail(tx, {
			toPerson: person.id,
			toAddress: '',
			subject: t(`mail.learnt-${told}.subject`, words),
			body: t(`mail.learnt-${told}.body`, words),
			at: about.at,
		});
	}
}
