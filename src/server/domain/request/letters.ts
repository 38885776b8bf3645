import { sql } from 'kysely';
import { nameOf, wordsFor } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { writeMail } from '#server/platform/mail/index.ts';
import type { Part } from './reach-request.ts';
import { namesOf } from './whom.ts';

/** What a letter tells: a request has come, or there is news of one. */
export type Told = 'asked' | 'news';

/** Who holds a part now: the one who was asked or took it up, or all of the school who are asked together. Not all of them may read it. */
export async function holdersOf(
	tx: Tx,
	schoolId: string,
	part: Pick<Part, 'heldAs' | 'personId' | 'takenBy'>,
): Promise<string[]> {
	const one = part.takenBy ?? part.personId;
	if (one !== null && part.heldAs !== 'desk') return [one];
	const people = await namesOf(tx, schoolId, part.heldAs === 'desk' ? 'technician' : 'facilitator');
	return people.map(({ personId }) => personId);
}

/** Of some people those who read where a request lies now: whoever may not, no letter tells of it. */
async function readersAmong(tx: Tx, requestId: string, people: readonly string[]): Promise<string[]> {
	if (people.length === 0) return [];
	const { rows } = await sql<{ readers: string[] }>`
		select readers_of_request(${requestId}::uuid, ${[...new Set(people)]}::uuid[]) as readers`.execute(tx);
	return rows[0]?.readers ?? [];
}

/** Writes a letter to each of some people who read it: from whom, and a link. Nothing of what was asked, said or promised. */
export async function tell(
	tx: Tx,
	actor: Member,
	letter: { told: Told; to: readonly string[]; requestId: string; origin: string; at: Date },
): Promise<void> {
	const to = letter.to.filter((id) => id !== actor.personId);
	const others = await readersAmong(tx, letter.requestId, to);
	if (others.length === 0) return;
	const people = await tx
		.selectFrom('person')
		.select(['id', 'given_name', 'family_name', 'known_as', 'language'])
		.where('id', 'in', [...others, actor.personId])
		.execute();
	const from = people.find((one) => one.id === actor.personId);
	for (const person of people) {
		if (!others.includes(person.id) || !from) continue;
		const t = wordsFor(person.language);
		const words = {
			name: nameOf(person),
			from: nameOf(from),
			link: `${letter.origin}/requests/${letter.requestId}`,
		};
		await writeMail(tx, {
			toPerson: person.id,
			toAddress: '',
			subject: t(`mail.request-${letter.told}.subject`, words),
			body: t(`mail.request-${letter.told}.body`, words),
			at: letter.at,
		});
	}
}

/** Reminds some people of a request who read it: that it waits for them or, of their own, that it is not answered; and a link. */
export async function remindPeople(
	tx: Tx,
	letter: { told: 'waits' | 'overdue'; to: readonly string[]; requestId: string; origin: string; at: Date },
): Promise<void> {
	const to = await readersAmong(tx, letter.requestId, letter.to);
	if (to.length === 0) return;
	const people = await tx
		.selectFrom('person')
		.select(['id', 'given_name', 'family_name', 'known_as', 'language'])
		.where('id', 'in', to)
		.execute();
	for (const person of people) {
		const t = wordsFor(person.language);
		const words = { name: nameOf(person), link: `${letter.origin}/requests/${letter.requestId}` };
		await writeMail(tx, {
			toPerson: person.id,
			toAddress: '',
			subject: t(`mail.request-${letter.told}.subject`),
			body: t(`mail.request-${letter.told}.body`, words),
			at: letter.at,
		});
	}
}
