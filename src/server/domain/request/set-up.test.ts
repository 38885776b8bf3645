import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import { holdClock, now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { actorOf, type CastName, cast, rehearse, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { isOnlyLink, lengthBesidesLinks } from './besides-links.ts';
import {
	askBack,
	askFor,
	askForSetUp,
	correctSetUp,
	deedsOf,
	findLeadTimes,
	findRequest,
	findRequests,
	findSetUpStart,
	findSetUps,
	giveToTest,
	passOnRequest,
	promiseRequest,
	remindOfRequests,
	type SetUpAsked,
	sayItWorks,
	sayNotYet,
	setHelpDesk,
	setLeadTimes,
	takeUpRequest,
	turnIntoSetUp,
} from './index.ts';
import { lacking, usualLeadTimes } from './set-up.ts';

withDatabase(rehearse);

const [ada, ben, clara, goran] = [actorOf('ada'), actorOf('ben'), actorOf('clara'), actorOf('goran')];
const [daniel, ivo] = [actorOf('daniel'), actorOf('ivo')];
const origin = 'https://tandem.test';
const harbour = schools.harbour.id;
const today = schoolDay('Europe/Lisbon', now());
const far = dayAfter(today, 90);
const plain: SetUpAsked = {
	kind: 'app', what: 'The newspaper editor', why: 'The class writes its newspaper together', forClass: 'Grade 4', neededOn: far,
	toolId: null, address: 'https://editor.test', devices: 'Trolley B', deviceCount: 15, accounts: null, licences: null, data: 'unknown',
	dataWords: '', testerId: null, testBy: null, supporter: 'Clara',
}; // biome-ignore format: a form reads better in rows

async function did<Result>(result: Promise<Result | Refusal>): Promise<Result> {
	const given = await result;
	if (isRefusal(given)) throw new Error(`refused: ${given.code}`);
	return given;
}
const sending = (more: Partial<SetUpAsked> = {}, anyway = false) => ({
	asked: { ...plain, ...more }, anyway, entry: newId(), origin,
}); // biome-ignore format: short enough for one line
const asks = (more?: Partial<SetUpAsked>, anyway?: boolean, who: CastName = 'clara') =>
	askForSetUp(actorOf(who), harbour, sending(more, anyway));
const says = (words = '', version?: number) => ({ words, entry: newId(), version, origin });
const read = (who: CastName, id: string) => did(findRequest(actorOf(who), id));
const letters = (to: CastName) =>
	unitOfWork({ kind: 'mailer' }, async (tx) => {
		const { rows } = await sql<{ count: number }>`
			select count(*)::integer as count from mail where to_person = ${cast[to].id}`.execute(tx);
		return rows[0]?.count ?? 0;
	});

describe('what a technician needs', () => {
	it('is words besides an address, and what the kind cannot be done without', () => {
		expect(lacking(plain)).toBeUndefined();
		for (const [more, code, field] of [
			[{ why: 'https://editor.test/sign-up?for=a-class-of-thirty' }, 'set-up-bare-link', 'why'],
			[{ why: 'www.editor.test/sign-up please' }, 'set-up-bare-link', 'why'],
			[{ what: 'http://editor.test' }, 'set-up-only-link', 'what'],
			[{ why: '' }, 'required', 'why'],
			[{ supporter: '' }, 'required', 'supporter'],
			[{ devices: '' }, 'set-up-devices', 'devices'],
			[{ kind: 'accounts' }, 'set-up-accounts', 'accounts'],
			[{ kind: 'licence' }, 'set-up-licences', 'licences'],
			[{ accounts: 0 }, 'set-up-count', 'accounts'],
			[{ what: 'x'.repeat(1001) }, 'too-long', 'what'],
		] as const)
			expect(lacking({ ...plain, ...more }), code).toMatchObject({ code, field });
	});

	it('may be done about it by each side only what fits', () => {
		expect(deedsOf('holder', 'taken-up', 'here')).toContain('give-to-test');
		expect(deedsOf('holder', 'testing', 'here')).not.toContain('give-to-test');
		expect(deedsOf('holder', 'taken-up')).not.toContain('give-to-test');
		expect(deedsOf('asker', 'promised', 'here')).not.toContain('works');
		expect(deedsOf('asker', 'testing', 'here')).toEqual([
			'say',
			'works',
			'not-yet',
			'correct',
			'finish',
			'pass-on',
		]);
		expect(deedsOf('asker', 'asked', 'by-mail')).toContain('not-yet');
		expect(deedsOf('tester', 'asked', 'here')).toEqual(['say']);
		expect(deedsOf('tester', 'testing', 'here')).toEqual(['say', 'works', 'not-yet']);
	});

	it('is no address without a protocol either; a sentence is none, whatever stands close to its points', () => {
		for (const link of [
			'padlet.com/abc', 'docs.google.com/forms/d/e/1FAIpQ', 'Padlet.com', 'PADLET.COM/X', 'youtu.be/dQw4', 'editor.test:8080/a',
			'escuela.edu.mx', 'forms.office.com?id=7', 'bücher.de/katalog', 'пример.рф/урок', 'مثال.السعودية/درس', 'xn--e1afmkfd.xn--p1ai/x',
			'(padlet.com/abc)', 'padlet.com/abc docs.google.com', 'https://padlet.com', 'WWW.padlet.com', '- padlet.com/a',
		]) // biome-ignore format: one glance
			expect(isOnlyLink(link), link).toBe(true);
		for (const sentence of [
			'x', 'e.g. this', 'Hello.World', 'It jams.It smokes', 'Se atasca.Es urgente', '3.5', 'v3.5/4.0', 'and/or', 'a.m./p.m.', 'node.js',
			'report.pdf', 'Mr.Smith/Ms.Jones', 'z.B. so', 'Why?', 'Padlet for my class: padlet.com/abc', '打印机坏了', '打印机坏了 padlet.com/abc',
			'طابعة الصف لا تعمل', 'Принтер сломан.Помогите', '...', 'on padlet.com, please',
		]) // biome-ignore format: one glance
			expect(isOnlyLink(sentence), sentence).toBe(false);
		expect(lengthBesidesLinks('It jams.It smokes at 3.5 volts, e.g. today')).toBe(35);
		expect(lacking({ ...plain, why: 'docs.google.com/forms/d/e/1FAIpQ' })).toMatchObject({
			code: 'set-up-bare-link',
		});
		expect(lacking({ ...plain, what: 'padlet.com/abc' })).toMatchObject({ code: 'set-up-only-link' });
	});

	it('counts as the database counts, whatever is written, and never more than its oldest rows were held to', async () => {
		const label = fc.constantFrom(
			'padlet',
			'Padlet',
			'docs',
			'e',
			'3',
			'bücher',
			'пример',
			'مثال',
			'漢字',
			'xn--p1ai',
			'a-b',
			'a_b',
			'😀',
		);
		const end = fc.constantFrom('com', 'COM', 'Com', 'it', 'It', 'рф', 'g', '5', 'test', 'museum', 'co.uk');
		const tail = fc.constantFrom(
			'',
			'.',
			',',
			'/',
			'/abc',
			'?',
			'?a=b',
			'#',
			'#a',
			':80',
			':80/x',
			')',
			'\u00a0for',
			'\u3000为',
			'-x',
			'/x\u00a0y',
		);
		const dotted = fc
			.tuple(
				fc.constantFrom('', '(', '"', '请打开', 'at:'),
				fc.array(label, { minLength: 1, maxLength: 3 }),
				end,
				tail,
			)
			.map(([before, labels, last, after]) => `${before}${[...labels, last].join('.')}${after}`);
		const texts = fc.sample(
			fc
				.array(
					fc.oneof(
						dotted,
						fc.webUrl(),
						fc.domain(),
						fc.string({ unit: 'grapheme' }),
						fc.constantFrom('\n', '\t', ' ', 'www.x', '😀 é 漢', 'e.g. this', 'Hello.World', '3.5'),
					),
				)
				.map((parts) => parts.join(' ').replaceAll('\0', '')),
			400,
		);
		const { rows } = await unitOfWork(clara, (tx) =>
			sql<{ n: number; floor: number }>`
				select length_besides_addresses(words) as n, length_besides_links(words) as floor
				from unnest(${texts}::text[]) with ordinality one (words, at) order by at`.execute(tx),
		);
		expect(rows.map(({ n }) => n)).toEqual(texts.map(lengthBesidesLinks));
		expect(rows.every(({ n, floor }) => n <= floor)).toBe(true);
	});
});

describe('asking for something to be set up', () => {
	it('refuses a bare link and keeps nothing of it; the database refuses it, too', async () => {
		const before = (await findRequests(clara, { side: 'asked', over: false, limit: 100 })).requests.length;
		expect(await asks({ why: 'https://editor.test' })).toMatchObject({
			code: 'set-up-bare-link',
			field: 'why',
		});
		const { id } = await did(asks());
		expect((await findRequests(clara, { side: 'asked', over: false, limit: 100 })).requests).toHaveLength(
			before + 1,
		);
		for (const why of ['https://editor.test', 'docs.google.com/forms/d/e/1FAIpQ'])
			await expect(
				unitOfWork(clara, (tx) =>
					tx.updateTable('set_up').set({ why }).where('request_id', '=', id).execute(),
				),
			).rejects.toMatchObject({ code: '42501' });
	});

	it('says at once when a day is too soon, with the first that can be met, by the calendar; sent anyway, it is short notice', async () => {
		const { first, times } = await did(findLeadTimes(clara, harbour));
		expect(times).toEqual(usualLeadTimes);
		const ready = first.app ?? '';
		expect(ready > today).toBe(true);
		const sooner = dayAfter(ready, -1);
		expect(await asks({ neededOn: sooner })).toMatchObject({
			code: 'set-up-too-soon', field: 'neededOn', said: { args: { days: 5, day: ready } },
		}); // biome-ignore format: short enough for one line
		const short = await did(asks({ neededOn: sooner }, true));
		expect((await read('goran', short.id)).setUp).toMatchObject({ shortNotice: true, neededOn: sooner });
		const met = await did(asks({ neededOn: ready }));
		expect((await read('goran', met.id)).setUp).toMatchObject({ shortNotice: false });
		expect(await asks({ neededOn: dayAfter(today, -1) }, true)).toMatchObject({ code: 'request-past' });
		// What is needed first stands first, whenever it was asked.
		const queue = (await findSetUps(goran)).requests;
		const days = queue.map(({ wantedOn }) => wantedOn ?? '');
		expect(days).toEqual(days.toSorted());
		expect(queue.find(({ id }) => id === short.id)).toMatchObject({ shortNotice: true });
		const one = await findSetUps(goran, { limit: 1 });
		expect((await findSetUps(goran, { after: one.next })).requests[0]?.id).toBe(queue[1]?.id);
		for (const who of [ada, clara, daniel, ivo]) expect((await findSetUps(who)).requests).toEqual([]);
	});

	it('takes the times that technicians and operators set, and nobody else’s', async () => {
		const times = { ...usualLeadTimes, access: 0 };
		for (const who of [ada, clara, actorOf('fatima'), actorOf('lena')])
			expect(await setLeadTimes(who, harbour, { times, version: 0 })).toBe(missing);
		expect(await setLeadTimes(goran, harbour, { times: { ...times, app: 61 }, version: 0 })).toMatchObject({
			code: 'set-up-lead', field: 'app',
		}); // biome-ignore format: short enough for one line
		expect(await setLeadTimes(goran, harbour, { times, version: 0 })).toEqual({ version: 1 });
		expect(await setLeadTimes(ivo, harbour, { times, version: 0 })).toMatchObject({
			code: 'changed-meanwhile',
		});
		expect(await setLeadTimes(ivo, harbour, { times, version: 1 })).toEqual({ version: 2 });
		expect((await did(findLeadTimes(daniel, harbour))).first.access).toBe(today);
		expect(await findLeadTimes(actorOf('noah'), harbour)).toBe(missing);
	});

	it('is of one’s own school, with its tools, and tested by a facilitator whom who asks names', async () => {
		const tool = newId();
		await unitOfWork(clara, (tx) =>
			tx.insertInto('tool').values({ id: tool, school_id: harbour, name: 'Editor' }).execute(),
		);
		const { id } = await did(asks({ toolId: tool, testerId: cast.ben.id }));
		expect((await read('clara', id)).setUp).toMatchObject({
			toolName: 'Editor',
			testerName: 'Ben Lindqvist',
		});
		expect(await asks({}, false, 'noah')).toBe(missing);
		for (const testerId of [cast.daniel.id, cast.fatima.id, cast.mara.id, cast.clara.id])
			expect(await asks({ testerId }), testerId).toBe(missing);
		expect(await asks({ toolId: newId() })).toBe(missing);
		expect(await findSetUpStart(actorOf('noah'), schools.hill.id, { tool })).toBe(missing);
		// Ben reads what he is to test, and it waits for him only then.
		expect((await read('ben', id)).side).toBe('tester');
		const waits = async () =>
			(await findRequests(ben, { side: 'held', over: false })).requests.map((one) => one.id);
		expect(await waits()).not.toContain(id);
		const told = await letters('ben');
		await did(giveToTest(goran, id, says('On trolley B')));
		expect(await waits()).toContain(id);
		expect(await letters('ben')).toBe(told + 1);
		expect(
			await passOnRequest(ben, id, {
				...says('x'),
				to: { heldAs: 'facilitator', personId: cast.ada.id },
				along: [],
			}),
		).toBe(missing);
		await did(sayItWorks(ben, id, says('On all fifteen')));
		expect((await read('clara', id)).state).toBe('done');
	});
});

describe('a set-up', () => {
	it('is asked back, corrected, promised, handed over, found wanting, handed over again and found working', async () => {
		const { id } = await did(asks());
		await did(takeUpRequest(goran, id, says('', 1)));
		await did(askBack(goran, id, says('Which trolley?', 2)));
		const corrected = { ...sending({ devices: 'Trolley C' }), version: 1 };
		expect(await correctSetUp(goran, id, corrected)).toMatchObject({ code: 'request-not-now' });
		expect(await correctSetUp(daniel, id, corrected)).toBe(missing);
		await did(correctSetUp(clara, id, corrected));
		expect(await correctSetUp(clara, id, { ...corrected, entry: newId() })).toMatchObject({
			code: 'changed-meanwhile',
		});
		expect(await read('goran', id)).toMatchObject({ state: 'taken-up', setUp: { devices: 'Trolley C' } });
		await did(promiseRequest(goran, id, { ...says(), promisedOn: far }));
		expect(await sayItWorks(clara, id, says())).toMatchObject({ code: 'request-not-now' });
		await did(giveToTest(goran, id, says()));
		expect(await sayNotYet(clara, id, says())).toMatchObject({ code: 'required' });
		await did(sayNotYet(clara, id, says('It asks for a password')));
		expect(await read('goran', id)).toMatchObject({ state: 'reopened', promisedOn: null });
		await did(giveToTest(goran, id, says()));
		await did(sayItWorks(clara, id, says('All fifteen')));
		const { state, messages } = await read('goran', id);
		expect(state).toBe('done');
		expect(messages.map(({ change }) => change)).toEqual([
			'asked', 'taken-up', 'waiting', 'corrected', 'promised', 'testing', 'not-yet', 'testing', 'works',
		]); // biome-ignore format: short enough for one line
	});

	it('reminds who tests it, and not the help desk', async () => {
		const { id } = await did(asks({ testBy: dayAfter(today, 1) }));
		await did(giveToTest(goran, id, says()));
		const [hers, his] = [await letters('clara'), await letters('goran')];
		// Some school day soon after, in its hours.
		for (let days = 1; days <= 5 && (await letters('clara')) === hers; days += 1) {
			const release = holdClock(() => new Date(`${dayAfter(today, days)}T10:00:00Z`));
			try {
				await remindOfRequests();
			} finally {
				release();
			}
		}
		expect(await letters('clara')).toBeGreaterThan(hers);
		expect((await read('goran', id)).state).toBe('testing');
		expect(his).toBeGreaterThan(0);
	});

	it('comes of a request, with what is written for the help desk and nothing that was said to a facilitator', async () => {
		const { id } = await did(
			askFor(clara, {
				schoolId: harbour, words: 'A newspaper?', forClass: 'Grade 4', wantedOn: null, entry: newId(), origin,
				to: { heldAs: 'facilitator', personId: cast.ada.id },
			}), // biome-ignore format: short enough for two lines
		);
		const start = await did(findSetUpStart(ada, harbour, { request: id }));
		expect(start.request).toMatchObject({ words: '', asker: 'Clara Mendes', setUp: null });
		expect(start.testers).toEqual([]);
		expect(await findSetUpStart(goran, harbour, { request: id })).toBe(missing);
		expect(await turnIntoSetUp(ada, id, sending({ testerId: cast.ben.id }))).toBe(missing);
		await did(turnIntoSetUp(ada, id, sending()));
		const his = await read('goran', id);
		expect(his.setUp).toMatchObject({ what: plain.what, testerId: null });
		expect(his.messages.map(({ words }) => words).filter(Boolean)).toEqual([]);
		// Who wrote it reads what they wrote, and nothing of what becomes of it.
		expect(await read('ada', id)).toMatchObject({ side: null, setUp: { what: plain.what } });
		await did(giveToTest(goran, id, says('In the desk alone')));
		expect(JSON.stringify(await read('ada', id))).not.toContain('In the desk alone');
		expect(await turnIntoSetUp(clara, id, sending())).toMatchObject({ code: 'request-not-now' });
		// It turns out to be coaching: whoever gets it reads what was to be set up, and not what was said about it.
		await did(
			passOnRequest(goran, id, {
				...says('More of a lesson'),
				to: { heldAs: 'facilitator', personId: cast.ben.id },
				along: [],
			}),
		);
		const bens = await read('ben', id);
		expect(bens.setUp?.why).toBe(plain.why);
		expect(bens.deeds).not.toContain('give-to-test');
		expect(JSON.stringify(bens)).not.toContain('In the desk alone');
	});

	it('is told whole to a help desk that is reached by e-mail, and who asked says what came of it at any time', async () => {
		await did(setHelpDesk(ivo, harbour, { address: 'help@desk.test', version: 0 }));
		const { id } = await did(asks({ accounts: 24, dataWords: 'Aliases only' }));
		const [mail] = await unitOfWork({ kind: 'mailer' }, async (tx) => {
			const { rows } = await sql<{ body: string }>`
				select body from mail where to_address = 'help@desk.test' order by id desc limit 1`.execute(tx);
			return rows;
		});
		for (const words of [
			plain.what,
			plain.why,
			'Trolley B',
			'24',
			'Aliases only',
			'Grade 4',
			'https://editor.test',
		])
			expect(mail?.body).toContain(words);
		expect(mail?.body).not.toContain('Mendes');
		await did(sayNotYet(clara, id, says('Nothing came')));
		await did(sayItWorks(clara, id, says()));
		expect((await read('clara', id)).state).toBe('done');
	});
});
