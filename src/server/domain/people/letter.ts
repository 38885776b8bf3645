import { type RawBuilder, sql } from 'kysely';
import { isLanguage, type Translator, translator } from '#messages/index.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { faultOf, log } from '#server/platform/log/index.ts';
import { writeMail } from '#server/platform/mail/index.ts';
import { nameOf } from './standing.ts';

/** The words in the first of these languages that is spoken here, else in English. */
export function wordsFor(...languages: (string | null | undefined)[]): Translator {
	for (const language of languages) if (isLanguage(language, false)) return translator(language);
	return translator('en');
}

/**
 * Tells of each that is owed, in a unit of work of its own, as the mailer. What fails is in the log and waits for the next run; of the
 * others is told meanwhile. Gives of how many it told.
 * @param tell false where somebody else told of it meanwhile
 */
export async function tellEach<Owed extends { id: string }>(
	kind: 'space' | 'tool',
	owed: readonly Owed[],
	tell: (tx: Tx, one: Owed) => Promise<boolean>,
): Promise<number> {
	let told = 0;
	for (const one of owed)
		try {
			if (await unitOfWork({ kind: 'mailer' }, (tx) => tell(tx, one))) told += 1;
		} catch (error) {
			log.warning(`${kind}.not-told`, { [kind]: one.id, ...faultOf(error) });
		}
	return told;
}

/**
 * Writes a letter to each of some people, in the language of each.
 * @param whom an expression for their keys, `uuid[]`
 */
export async function writeToEach(
	tx: Tx,
	whom: RawBuilder<unknown>,
	at: Date,
	letter: (t: Translator, name: string) => { subject: string; body: string },
): Promise<void> {
	const { rows: people } = await sql<{
		id: string;
		given_name: string;
		family_name: string;
		known_as: string | null;
		language: string | null;
	}>`
		select id, given_name, family_name, known_as, language from person where id = any (${whom}) order by id`.execute(
		tx,
	);
	for (const person of people)
		await writeMail(tx, {
			toPerson: person.id,
			toAddress: '',
			...letter(wordsFor(person.language), nameOf(person)),
			at,
		});
}

/** A school day, `YYYY-MM-DD`, as a letter says it. */
export function dayInLetter(t: Translator, day: string): string {
	return new Intl.DateTimeFormat(t.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}
