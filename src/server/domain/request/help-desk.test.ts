import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeMail } from '#server/domain/mail-in/index.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { useSettings } from '#server/platform/settings.ts';
import { actorOf, cast, planted, rehearse, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	askFor,
	findHelpDesk,
	findRequest,
	findWhom,
	passOnRequest,
	sayInRequest,
	setHelpDesk,
	type To,
} from './index.ts';

withDatabase(rehearse);

const origin = 'https://tandem.test';
const [ada, clara] = [actorOf('ada'), actorOf('clara')];
const harbour = schools.harbour.id;
const desk: To = { heldAs: 'desk', personId: null };

beforeAll(async () => {
	useSettings({ ORIGIN: origin, MAIL_IN_ADDRESS: 'answers@tandem.test' });
	await did(setHelpDesk(ada, harbour, { address: 'help@desk.test', version: 0 }));
});
afterAll(() => useSettings(undefined));

async function did<Result>(result: Promise<Result | Refusal>): Promise<Result> {
	const given = await result;
	if (isRefusal(given)) throw new Error(`refused: ${given.code}`);
	return given;
}

const asks = async (to: To, words: string) =>
	(
		await did(
			askFor(clara, {
				schoolId: harbour, words, forClass: 'Science 4', wantedOn: '2199-01-07', to, entry: newId(), origin,
			}), // biome-ignore format: short enough for one line
		)
	).id;

/** The letters to an address that wait, taken out of the outbox. */
async function letters(where: 'to_address' | 'subject', like: string) {
	const rows = await unitOfWork({ kind: 'mailer' }, (tx) =>
		tx
			.selectFrom('mail')
			.selectAll()
			.where(where, '=', like)
			.where('delivered_at', 'is', null)
			.orderBy('made_at')
			.execute(),
	);
	await unitOfWork({ kind: 'mailer' }, (tx) =>
		tx.updateTable('mail').set({ delivered_at: new Date() }).where(where, '=', like).execute(),
	);
	return rows;
}
const toDesk = () => letters('to_address', 'help@desk.test');
const wordsOf = async (id: string) =>
	(await did(findRequest(clara, id))).messages.map(({ words }) => words).filter(Boolean);

/** A message of a help desk, as it comes in. */
const answer = (to: string, body: string, headers: Record<string, string> = {}) =>
	Buffer.from(
		[
			...Object.entries({
				From: 'Sam of the desk <sam@desk.test>', To: `<${to}>`, Subject: 'Re: A request', 'Message-ID': `<${newId()}@desk.test>`,
				'Content-Type': 'text/plain; charset=utf-8', ...headers,
			}).map(([name, value]) => `${name}: ${value}`), // biome-ignore format: lines of a message
			'',
			body,
		].join('\r\n'),
	);

describe('a help desk that a school has already', () => {
	it('is set by who facilitates or runs Tandem there, and by nobody else; others are told of it where they ask', async () => {
		for (const name of ['clara', 'fatima', 'goran', 'lena'] as const) {
			expect(await findHelpDesk(actorOf(name), harbour), name).toBe(missing);
			expect(await setHelpDesk(actorOf(name), harbour, { address: 'a@b.test', version: 1 }), name).toBe(
				missing,
			);
		}
		expect(await setHelpDesk(ada, harbour, { address: 'no address', version: 1 })).toMatchObject({
			code: 'not-an-address',
		});
		expect(await setHelpDesk(ada, harbour, { address: 'a@b.test', version: 0 })).toMatchObject({
			code: 'changed-meanwhile',
		});
		expect((await findWhom(clara, harbour)).at(-1)).toMatchObject({ heldAs: 'desk', byMail: true });
	});

	it('is sent the words, the class and the day, and nothing else; not what was said to a facilitator', async () => {
		await toDesk();
		const id = await asks({ heldAs: 'facilitator', personId: cast.ada.id }, 'The microphones crackle');
		await did(sayInRequest(clara, id, { words: planted.requestCoaching, entry: newId(), origin }));
		const [first] = (await did(findRequest(ada, id))).messages;
		const said = { words: 'Room 12', entry: newId(), origin, to: desk, along: [first?.id ?? ''] };
		await did(passOnRequest(ada, id, said));
		const [letter, ...more] = await toDesk();
		expect(more).toEqual([]);
		expect(letter?.reply_to).toMatch(/^answers\+[0-9a-f]{32}@tandem\.test$/);
		for (const words of ['The microphones crackle', 'Room 12', 'Science 4', '2199'])
			expect(letter?.body).toContain(words);
		expect(`${letter?.subject}${letter?.body}`).not.toMatch(/Clara|Mendes|Okafor|http|PLANTED/);
	});

	it('answers, and its words come back once, without what they quote; who asked is told', async () => {
		const id = await asks(desk, 'The projector is dark');
		const [letter] = await toDesk();
		const to = letter?.reply_to ?? '';
		await letters('subject', 'An answer to a request of yours');
		const body =
			'We come on Monday.\n\nSam\n\nOn Mon, 5 Oct 2026 at 09:12, Tandem <answers@tandem.test> wrote:\n> — Answers\n> The projector';
		const message = answer(to, body);
		expect(await did(takeMail(message))).toEqual({ requestId: id });
		expect(await takeMail(message)).toMatchObject({ log: { reason: 'came-before' } });
		expect(await wordsOf(id)).toEqual(['The projector is dark', 'We come on Monday.\n\nSam']);
		const told = await letters('subject', 'An answer to a request of yours');
		expect(told.map((one) => one.to_person)).toEqual([cast.clara.id]);
		expect(told[0]?.body).toContain(`${origin}/requests/${id}`);
		expect(told[0]?.body).not.toContain('Monday');
		await did(
			takeMail(
				answer(
					to,
					'<style>p{}</style><p>Or on Tuesday &amp; early</p><blockquote>The projector</blockquote>',
					{ 'Content-Type': 'text/html' },
				),
			),
		);
		expect((await wordsOf(id)).at(-1)).toBe('Or on Tuesday & early');
		// What is said to it goes there by the same mark.
		await did(sayInRequest(clara, id, { words: 'Tuesday is good', entry: newId(), origin }));
		const [second] = await toDesk();
		expect(second).toMatchObject({ reply_to: to });
		expect(second?.body).toContain('Tuesday is good');
		expect(second?.body).not.toContain('The projector is dark');
		expect(await findRequest(ada, id)).toBe(missing);
	});

	it('is not taken for one who is: automatic replies, reports, lists, loops, others, and marks that nobody was given', async () => {
		const id = await asks(desk, 'The scanner');
		const [letter] = await toDesk();
		const to = letter?.reply_to ?? '';
		const refused = async (message: Uint8Array, reason: string) =>
			expect(await takeMail(message), reason).toMatchObject({ code: 'mail-not-taken', log: { reason } });
		await refused(answer(to, 'Ticket 12', { 'Auto-Submitted': 'auto-replied' }), 'automatic');
		await refused(answer(to, 'I am away', { 'X-Autoreply': 'yes' }), 'automatic');
		await refused(answer(to, 'Ticket 12', { Precedence: 'bulk' }), 'automatic');
		await refused(answer(to, 'Not delivered', { 'Return-Path': '<>' }), 'report');
		await refused(answer(to, 'News', { 'List-Id': '<news.desk.test>' }), 'list');
		await refused(answer(to, 'Again', { From: 'answers@tandem.test' }), 'our-own');
		await refused(answer(to, 'I am the desk', { From: 'sam@elsewhere.test' }), 'wrong-sender');
		await refused(answer(to, '> The scanner'), 'no-words');
		// Nothing but beginnings: each is looked at once, however many there are.
		for (const hostile of ['<', '<style>', '<!--'])
			await refused(answer(to, `<p>${hostile.repeat(30_000)}`, { 'Content-Type': 'text/html' }), 'no-words');
		await refused(answer(`answers+${'0'.repeat(32)}@tandem.test`, 'Hello'), 'no-answer');
		expect(isRefusal(await takeMail(Buffer.alloc(300_000, 'x')))).toBe(true);
		expect(await wordsOf(id)).toEqual(['The scanner']);
		await did(takeMail(answer(to, `Fixed. ${'x'.repeat(9000)}`)));
		expect((await wordsOf(id)).at(-1)).toHaveLength(4000);
	});
});
