import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findActs, recordAct } from '#server/domain/audit/index.ts';
import { takeMail } from '#server/domain/mail-in/index.ts';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import { holdClock, now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { useSettings } from '#server/platform/settings.ts';
import { actorOf, type CastName, cast, planted, rehearse, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	askFor,
	findHelpDesk,
	findRequest,
	findWhom,
	passOnRequest,
	remindOfRequests,
	sayInRequest,
	setHelpDesk,
	type To,
	waitingRequestsIn,
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

const asks = async (to: To, words: string, forDesk = false) =>
	(
		await did(
			askFor(clara, {
				schoolId: harbour, words, forClass: 'Science 4', wantedOn: '2199-01-07', to, forDesk, entry: newId(), origin,
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
		expect((await findWhom(clara, harbour)).at(-1)).toMatchObject({
			heldAs: 'desk',
			byMail: true,
			mailedTo: 'help@desk.test',
		});
	});

	it('is an act that is kept, and told to who facilitates and to the technicians', async () => {
		const told = async () =>
			(await letters('subject', `Where the help desk of ${schools.harbour.name} is reached has changed`)).map(
				({ to_person, body }) => [to_person, /\/requests\/(desk|new)\n/.exec(body)?.[1]],
			);
		const acts = async () =>
			(await did(findActs(actorOf('ivo')))).acts.map(({ name, detail, by }) => ({
				name,
				detail,
				by: by?.id,
			}));
		const set = (name: CastName, address: string, version: number) =>
			did(setHelpDesk(actorOf(name), harbour, { address, version }));
		const { ada: one, ben, goran, ivo } = cast;
		await told();
		await set('ivo', 'other@desk.test', 1);
		expect((await acts())[0]).toEqual({ name: 'help-desk.set', detail: 'other@desk.test', by: ivo.id });
		const everybody = [
			[one.id, 'desk'],
			[ben.id, 'desk'],
			[goran.id, 'new'],
		].sort();
		expect((await told()).sort()).toEqual(everybody);
		const before = (await acts()).length;
		await set('ada', 'other@desk.test', 2);
		expect([(await acts()).length, await told()]).toEqual([before, []]);
		await set('ada', '', 2);
		expect((await acts())[0]).toEqual({ name: 'help-desk.removed', detail: '', by: one.id });
		expect((await told()).sort()).toEqual(everybody.slice(1));
		await set('ada', 'help@desk.test', 0);
		expect((await acts())[0]).toMatchObject({ name: 'help-desk.set', detail: 'help@desk.test' });
		await told();
		// Who may not set it writes no such act.
		for (const [name, school] of [
			['clara', harbour],
			['goran', harbour],
			['lena', harbour],
			['ada', schools.hill.id],
		] as const)
			await expect(
				unitOfWork(actorOf(name), (tx) =>
					recordAct(tx, actorOf(name), {
						name: 'help-desk.set',
						at: new Date(),
						subjectId: school,
						schoolId: school,
					}),
				),
				name,
			).rejects.toThrow('row-level security');
	});

	it('is sent the words, the class and the day, and nothing else; not what was said to a facilitator', async () => {
		await toDesk();
		const id = await asks({ heldAs: 'facilitator', personId: cast.ada.id }, 'The microphones crackle', true);
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

	it('is understood wherever its words stand: with a picture, in formatted text alone, below what it quotes', async () => {
		const id = await asks(desk, 'The tablet is slow');
		const [letter] = await toDesk();
		const to = letter?.reply_to ?? '';
		const comes = async (body: string, type: string) => {
			await did(takeMail(answer(to, body, { 'MIME-Version': '1.0', 'Content-Type': type })));
			return (await wordsOf(id)).at(-1);
		};
		const parts = (...given: string[]) => `--b\r\n${given.join('\r\n--b\r\n')}\r\n--b--\r\n`;
		const part = (type: string, words: string) => `Content-Type: ${type}; charset=utf-8\r\n\r\n${words}`;
		const picture = `Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n${`${'A'.repeat(76)}\r\n`.repeat(50_000)}`;
		expect(await comes(parts(part('text/plain', 'We come on Tuesday'), picture), 'multipart/mixed; boundary=b')).toBe('We come on Tuesday');
		for (const blank of ['', '  \r\n\u00a0'])
			expect(
				await comes(parts(part('text/plain', blank), part('text/html', `<title>x</title><p>We come on ${blank.length}`)), 'multipart/alternative; boundary=b'),
			).toBe(`We come on ${blank.length}`);
		const html = 'text/html; charset=utf-8';
		expect(await comes('<p>It&#39;s &eacute;t&eacute;&hellip;<br>it&rsquo;s &lt;b&gt;</p>', html)).toBe("It's été…\nit’s <b>");
		expect(await comes('<div>On Mon, 5 Oct 2026, Tandem wrote:</div><blockquote>The <b>tablet</b><p>is slow</p></blockquote><p>Restart it</p>', html)).toBe('Restart it');
		const plain = 'text/plain; charset=utf-8';
		expect(await comes('> The tablet is slow\r\n\r\nWe come on Friday\r\n-- \r\nSam', plain)).toBe('We come on Friday');
		expect(await comes('On Mon, 5 Oct 2026, Tandem wrote:\r\n> The tablet\r\n> is slow\r\nOn Saturday', plain)).toBe('On Saturday');
		expect(await comes('Above\r\n> The tablet is slow\r\nNot this', plain)).toBe('Above');
		expect(await comes('👍', plain)).toBe('👍');
	}); // biome-ignore format: messages read better in one line each

	it('is read as far as its words can stand, and not at all where a large message goes to nobody', async () => {
		const id = await asks(desk, 'The mouse is lost');
		const [letter] = await toDesk();
		const lines = (to: string) => answer(to, `Found.\r\n> ${'\r\n'.repeat(500_000)}The end`);
		expect(await did(takeMail(lines(letter?.reply_to ?? '')))).toEqual({ requestId: id });
		expect((await wordsOf(id)).at(-1)).toBe('Found.');
		expect(await takeMail(lines('answers@tandem.test'))).toMatchObject({ log: { reason: 'too-large' } });
	});

	it('is not taken for one who is: automatic replies, reports, lists, loops, others, and marks that nobody was given', async () => {
		const id = await asks(desk, 'The scanner');
		const [letter] = await toDesk();
		const to = letter?.reply_to ?? '';
		const refused = async (message: Uint8Array, reason: string) =>
			expect(await takeMail(message), reason).toMatchObject({ code: 'mail-not-taken', log: { reason } });
		await refused(answer(to, 'Ticket 12', { 'Auto-Submitted': 'auto-replied' }), 'automatic');
		await refused(answer(to, 'I am away', { 'X-Autoreply': 'yes' }), 'automatic');
		await refused(
			answer(to, 'I am away', { 'Auto-Submitted': 'auto-generated', Subject: 'Automatic reply: x' }),
			'automatic',
		);
		await refused(answer(to, 'I am away', { Precedence: 'auto_reply' }), 'automatic');
		await refused(answer(to, 'No such person', { From: 'MAILER-DAEMON@desk.test' }), 'report');
		await refused(answer(to, 'News', { Precedence: 'list' }), 'list');
		await refused(answer(to, 'Not delivered', { 'Return-Path': '<>' }), 'report');
		await refused(answer(to, 'News', { 'List-Id': '<news.desk.test>' }), 'list');
		await refused(answer(to, 'Again', { From: 'answers@tandem.test' }), 'our-own');
		for (const from of ['sam@elsewhere.test', 'sam@nodesk.test', 'sam@test', 'sam@desk.test.elsewhere.test'])
			await refused(answer(to, 'I am the desk', { From: from }), 'wrong-sender');
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

	it('is heard through its program of tickets, too, and no more than a day holds; nothing is written to it for that', async () => {
		const id = await asks(desk, 'The keyboard sticks');
		const [letter] = await toDesk();
		const to = letter?.reply_to ?? '';
		const made = { 'Auto-Submitted': 'auto-generated', Precedence: 'bulk' };
		await did(takeMail(answer(to, 'We made ticket 12 of it', made)));
		await did(takeMail(answer(to, 'A new one comes', { ...made, From: 'tickets@mail.desk.test' })));
		expect((await wordsOf(id)).slice(1)).toEqual(['We made ticket 12 of it', 'A new one comes']);
		// A program that answers whatever comes: it is written to by nobody here, and heard twenty times a day.
		let taken = 2;
		for (let count = 0; count < 25; count += 1)
			if (!isRefusal(await takeMail(answer(to, `Ticket 12, again: ${count}`, made)))) taken += 1;
		expect(taken).toBe(20);
		expect(await takeMail(answer(to, 'Once more', made))).toMatchObject({ log: { reason: 'too-many' } });
		expect(await toDesk()).toEqual([]);
		const letGo = holdClock(() => new Date(Date.now() + 25 * 3_600_000));
		try {
			await did(takeMail(answer(to, 'The next day')));
		} finally {
			letGo();
		}
	});

	it('is reminded there, in the same thread, three times at most; who asked is told when nothing comes back', async () => {
		const words = 'The beamer flickers';
		const id = await asks(desk, words);
		const [first] = await toDesk();
		await letters('subject', 'A request of yours is not answered');
		const today = schoolDay('Europe/Lisbon', now());
		const reminders: (Awaited<ReturnType<typeof toDesk>>[number] & { day: number })[] = [];
		const told: (string | null)[] = [];
		const live = async (from: number, to: number, more?: () => Promise<unknown>) => {
			for (let day = from; day < to; day += 1) {
				const letGo = holdClock(() => new Date(`${dayAfter(today, day)}T12:00:00Z`));
				try {
					await remindOfRequests();
					await more?.();
				} finally {
					letGo();
				}
				reminders.push(
					...(await toDesk()).filter(({ body }) => body.includes(words)).map((one) => ({ ...one, day })),
				);
				for (const one of await letters('subject', 'A request of yours is not answered'))
					if (one.body.includes(id)) told.push(one.to_person);
			}
		};
		const waits = async () =>
			(await unitOfWork(clara, (tx) => waitingRequestsIn(tx, clara, 50))).filter((one) => one.id === id);
		const overdue = async () => (await did(findRequest(clara, id))).overdue;
		await live(1, 5);
		expect([reminders.length, told, await overdue(), await waits()]).toEqual([1, [], false, []]);
		await live(5, 25);
		expect(reminders).toHaveLength(3);
		for (const one of reminders) {
			expect(one).toMatchObject({ subject: first?.subject, reply_to: first?.reply_to });
			expect(one.body).toMatch(/still waits for an answer[\s\S]*Science 4/);
			expect(one.body).not.toMatch(/Clara|Mendes|http/);
		}
		expect(told).toEqual([cast.clara.id]);
		expect([await overdue(), (await waits())[0]?.overdue]).toEqual([true, true]);
		for (const name of ['goran', 'ada'] as const) {
			const actor = actorOf(name);
			const theirs = await unitOfWork(actor, (tx) => waitingRequestsIn(tx, actor, 50));
			expect(theirs.some((one) => one.overdue)).toBe(false);
		}
		// Whatever comes in, no reminder more; what was answered of late is not overdue.
		await live(25, 27, () => takeMail(answer(first?.reply_to ?? '', 'On Monday', { Precedence: 'bulk' })));
		await live(27, 45);
		expect(reminders).toHaveLength(3);
		await did(takeMail(answer(first?.reply_to ?? '', 'Today')));
		expect([await overdue(), await waits()]).toEqual([false, []]);
		// What is said to it is waited for anew.
		await did(sayInRequest(clara, id, { words: `${words} still`, entry: newId(), origin }));
		expect((await toDesk()).map(({ body }) => body.includes(words))).toEqual([true]);
		reminders.length = 0;
		await live(1, 4, () => takeMail(answer(first?.reply_to ?? '', `Seen ${newId()}`)));
		expect(reminders.length).toBeLessThanOrEqual(1);
		await live(4, 25);
		expect(reminders).toHaveLength(3);
	});
});
