import { sql } from 'kysely';
import PostalMime from 'postal-mime';
import { languages } from '#messages/language.ts';
import { wordsFor } from '#server/domain/people/index.ts';
import { visitor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { outsideWork, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { hashOf } from '#server/platform/ids.ts';
import { log } from '#server/platform/log/index.ts';
import { replyTokensIn, senderOf, writeMail } from '#server/platform/mail/index.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { comesFrom, machineMade, wordsOf } from './desk-mail.ts';

/** How much of a message is looked at, in bytes and in lines: the words come before the pictures, and what follows may be of any size. */
const [mostBytes, mostLines] = [2 * 1024 * 1024, 20_000];
/** A message that is larger is read only if it goes to a request by its first lines, in bytes: anybody can send one. */
const [ordinary, longestHead] = [256 * 1024, 64 * 1024];

/** The most that is taken in for one part of a request in a day: two programs that answer each other come no further. */
const mostADay = 20;

const wrong = (reason: string): Refusal => refuse('mail-not-taken', { log: { reason } });

/**
 * Takes in a message that answers a request handed over by e-mail. By the mark in the address it went to it belongs to that part of the
 * request; it is kept there once, without what it quotes, and who asked is told. Answers of who is away, reports, lists and our own
 * letters are let go, as is what comes from elsewhere than the request was sent to and what is too much for a day, with a reason in the
 * log and no word of it. Nothing that comes in makes anything be written to a help desk. Undefined where it goes to no request at all.
 * @param message as RFC 5322 has it
 */
export async function takeDeskAnswer(
	message: Uint8Array,
): Promise<{ requestId: string } | Refusal | undefined> {
	outsideWork('Reading a message');
	const taken = await take(message);
	if (isRefusal(taken)) log.info('mail-in.refused', taken.log);
	return taken;
}

const addressesIn = (text: string) => text.split(/[\s<>,;:"]+/);

function isMarked(message: Uint8Array): boolean {
	const head = Buffer.from(message.subarray(0, longestHead)).toString('latin1');
	return replyTokensIn(addressesIn(head)).length > 0;
}

function beginningOf(message: Uint8Array): Uint8Array {
	let [at, left] = [-1, mostLines];
	do at = message.indexOf(10, at + 1);
	while (at !== -1 && at < mostBytes && --left > 0);
	return message.subarray(0, Math.min(mostBytes, at === -1 ? mostBytes : at));
}

async function take(message: Uint8Array): Promise<{ requestId: string } | Refusal | undefined> {
	if (message.length > ordinary && !isMarked(message)) return undefined;
	const mail = await PostalMime.parse(beginningOf(message), {
		attachmentEncoding: 'arraybuffer',
		maxNestingDepth: 10,
		maxHeadersSize: 64 * 1024,
		maxRfc822NestingDepth: 0,
	}).catch(() => undefined);
	const sentTo = ['delivered-to', 'x-original-to', 'envelope-to', 'to', 'cc'].flatMap(
		(name) => mail?.headers.filter((header) => header.key === name).map((header) => header.value) ?? [],
	);
	const [token, ...more] = replyTokensIn(sentTo.flatMap(addressesIn));
	if (!mail || token === undefined || more.length > 0) return undefined;
	const part = await unitOfWork(visitor, async (tx) => {
		const { rows } = await sql<{ part_id: string; mailed_to: string }>`
			select * from part_of_reply(${token})`.execute(tx);
		return rows[0];
	});
	if (!part) return undefined;
	const { mailInAddress = '' } = settings();
	const machine = machineMade(mail, [
		mailInAddress,
		/<([^<>]+)>\s*$/.exec(senderOf(settings()))?.[1] ?? senderOf(settings()),
	]);
	if (machine !== undefined) return wrong(machine);
	if (!comesFrom(mail, part.mailed_to)) return wrong('wrong-sender');
	const words = wordsOf(
		mail,
		languages.map((language) => wordsFor(language)('mail.request-to-desk.above')),
	);
	if (words === '') return wrong('no-words');
	const id = keyOf(
		part.part_id,
		part.part_id,
		`mail ${hashOf(mail.messageId || Buffer.from(message).toString('base64'))}`,
	);
	return keep(token, id, words);
}

function keep(token: string, id: string, words: string): Promise<{ requestId: string } | Refusal> {
	const at = now();
	return unitOfWork<{ requestId: string } | Refusal>(visitor, async (tx) => {
		const { rows: today } = await sql<{ count: number }>`
			select desk_answers_since(${token}, ${new Date(at.getTime() - 86_400_000)}::timestamptz) as count`.execute(
			tx,
		);
		if ((today[0]?.count ?? 0) >= mostADay) return wrong('too-many');
		const { rows } = await sql<{ request_id: string; asker_id: string | null; language: string | null }>`
			select * from keep_desk_answer(${token}, ${id}::uuid, ${words}, ${at}::timestamptz)`.execute(tx);
		const [kept] = rows;
		if (!kept) return wrong('came-before');
		const requestId = kept.request_id;
		if (kept.asker_id === null) return { requestId };
		const t = wordsFor(kept.language);
		await writeMail(tx, {
			toPerson: kept.asker_id,
			toAddress: '',
			subject: t('mail.request-answered.subject'),
			body: t('mail.request-answered.body', {
				link: `${settings().origin ?? ''}/requests/${requestId}`,
			}),
			at,
		});
		return { requestId };
	});
}
