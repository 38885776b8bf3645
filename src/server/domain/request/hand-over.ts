import { wordsFor } from '#server/domain/people/index.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { replyAddress, writeMail } from '#server/platform/mail/index.ts';
import { setUpInMail } from './keep-set-up.ts';

/**
 * Writes to a school's own help desk what it is asked: the words, the class and the day, and nothing else. Who asked stands in it
 * where they say so themselves. Answers come back by the mark, where mail comes in here.
 */
export async function writeToDesk(
	tx: Tx,
	letter: {
		requestId: string;
		schoolId: string;
		mailedTo: string;
		replyToken: string;
		words: readonly string[];
		at: Date;
	},
): Promise<void> {
	const about = await tx
		.selectFrom('request as r')
		.innerJoin('school as s', 's.id', 'r.school_id')
		.select(['r.for_class', 'r.wanted_on', 's.language', 's.name'])
		.where('r.id', '=', letter.requestId)
		.executeTakeFirstOrThrow();
	const t = wordsFor(about.language);
	const day =
		about.wanted_on &&
		new Intl.DateTimeFormat(t.locale, { dateStyle: 'full', timeZone: 'UTC' }).format(
			new Date(about.wanted_on),
		);
	await writeMail(tx, {
		toAddress: letter.mailedTo,
		subject: t('mail.request-to-desk.subject', {
			school: about.name,
			number: letter.requestId.slice(-6),
		}).slice(0, 300),
		body: t('mail.request-to-desk.body', {
			above: t('mail.request-to-desk.above'),
			words: letter.words.join('\n\n'),
			forClass: about.for_class && t('mail.request-to-desk.class', { name: about.for_class }),
			day: day ? t('mail.request-to-desk.day', { day }) : '',
		}),
		replyTo: replyAddress(letter.replyToken),
		at: letter.at,
	});
}

/** The words that go to a school’s own help desk: what is to be set up, and those messages, in their order. Withdrawn, they are empty. */
export async function sentWords(
	tx: Tx,
	request: { requestId: string; schoolId: string },
	messageIds: readonly string[],
): Promise<string[]> {
	const said = await tx
		.selectFrom('request_message')
		.select('words')
		.where('id', 'in', messageIds)
		.orderBy('written_at')
		.orderBy('id')
		.execute();
	return [
		...(await setUpInMail(tx, request.requestId, request.schoolId)),
		...said.map(({ words }) => words),
	].filter(Boolean);
}

/** Reminds a school’s own help desk by e-mail of what it was asked with a part, in the same thread; read as who asked. */
export async function remindDesk(
	tx: Tx,
	letter: {
		requestId: string;
		schoolId: string;
		partId: string;
		mailedTo: string;
		replyToken: string;
		at: Date;
	},
): Promise<void> {
	const along = await tx
		.selectFrom('request_along')
		.select('message_id')
		.where('part_id', '=', letter.partId)
		.execute();
	const asked = await tx
		.selectFrom('request_message')
		.select('id')
		.where('part_id', '=', letter.partId)
		.where('change', 'in', ['asked', 'passed', 'set-up'])
		.execute();
	const school = await tx
		.selectFrom('school')
		.select('language')
		.where('id', '=', letter.schoolId)
		.executeTakeFirstOrThrow();
	const ids = [...along.map((one) => one.message_id), ...asked.map((one) => one.id)];
	const words = await sentWords(tx, letter, ids);
	const reminder = wordsFor(school.language)('mail.request-to-desk.reminder');
	await writeToDesk(tx, { ...letter, words: [reminder, ...words] });
}
