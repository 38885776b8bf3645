import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelVisit, editVisit, findVisit, planVisit, reinstateVisit } from '#server/domain/visit/index.ts';
import { machine } from '#server/platform/actor.ts';
import { holdClock, now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { deliverWaitingMail, forgetTransporter } from '#server/platform/mail/index.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { useSettings } from '#server/platform/settings.ts';
import { type Arrived, startMailServer } from '../../../../tests/calendars/mail-server.ts';
import { hasRadicale, startRadicale } from '../../../../tests/calendars/radicale.ts';
import {
	actorOf,
	type CastName,
	cast,
	planted,
	rehearse,
	scene,
	schools,
} from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { chooseLetters, mostMessage, takeAnswer, tellOfVisits } from './index.ts';

withDatabase(rehearse);

let server: Awaited<ReturnType<typeof startMailServer>>;
const origin = 'https://tandem.test';
const withMail = (more: Record<string, string> = {}) =>
	useSettings({ SMTP_URL: server.url, ORIGIN: origin, MAIL_IN_ADDRESS: 'answers@tandem.test', ...more });

beforeAll(async () => {
	server = await startMailServer();
});
beforeEach(() => {
	withMail();
	forgetTransporter();
});
afterAll(async () => {
	useSettings(undefined);
	forgetTransporter();
	await server.stop();
});

async function did<Result>(result: Promise<Result | Refusal>): Promise<Result> {
	const given = await result;
	if (isRefusal(given)) throw new Error(`refused: ${given.code}`);
	return given;
}

/** What arrives at each address once everybody owed a letter is written to. */
async function arriving(): Promise<Map<string, Arrived[]>> {
	await tellOfVisits();
	await deliverWaitingMail();
	const all = new Map<string, Arrived[]>();
	for (const one of await server.take()) {
		const to = one.mail.to?.[0]?.address ?? '';
		all.set(to, [...(all.get(to) ?? []), one]);
	}
	return all;
}
const only = (letters: Map<string, Arrived[]>, name: CastName): Arrived => {
	const [one, ...more] = letters.get(`${name}@example.org`) ?? [];
	if (!one || more.length > 0) throw new Error(`${name} has ${more.length + (one ? 1 : 0)} letters`);
	return one;
};

/** An entry as two parsers that share no code read it: they must agree. */
function read(letter: Arrived) {
	const text = letter.calendar ?? '';
	const root = new ICAL.Component(ICAL.parse(text));
	const [event, ...more] = root.getAllSubcomponents('vevent');
	if (!event || more.length > 0) throw new Error('Not one entry');
	ICAL.TimezoneService.reset();
	for (const zone of root.getAllSubcomponents('vtimezone'))
		ICAL.TimezoneService.register(new ICAL.Timezone(zone));
	const one = new ICAL.Event(event);
	const other = Object.values(nodeIcal.sync.parseICS(text)).find((part) => part?.type === 'VEVENT');
	if (other?.type !== 'VEVENT') throw new Error('Not read by the other');
	expect(other.uid).toBe(one.uid);
	expect(other.start.getTime()).toBe(one.startDate.toJSDate().getTime());
	expect(other.end?.getTime()).toBe(one.endDate.toJSDate().getTime());
	expect([other.summary, other.sequence, other.location ?? '']).toEqual([
		one.summary,
		one.sequence,
		one.location ?? '',
	]);
	const attendee = event.getFirstProperty('attendee');
	return {
		method: root.getFirstPropertyValue('method'),
		uid: one.uid,
		sequence: one.sequence,
		status: event.getFirstPropertyValue('status'),
		title: one.summary,
		place: one.location,
		startsAt: one.startDate.toJSDate(),
		zone: one.startDate.zone?.tzid,
		organiser: String(event.getFirstPropertyValue('organizer')).replace(/^mailto:/i, ''),
		attendee: String(attendee?.getFirstValue()).replace(/^mailto:/i, ''),
		rsvp: attendee?.getFirstParameter('rsvp'),
	};
}

const thisMinute = Math.floor(Date.now() / 60_000) * 60_000;
const inDays = (days: number) => new Date(thisMinute + days * 86_400_000);
async function plans(place: string, more: { startsAt?: Date; with?: CastName[] } = {}): Promise<string> {
	const { visitId } = await did(
		planVisit(actorOf('ada'), {
			entry: newId(),
			schoolId: schools.harbour.id,
			...(more.with ? {} : { collaborationId: scene.clara }),
			with: (more.with ?? ['clara']).map((name) => cast[name].id),
			kind: 'modelling',
			startsAt: more.startsAt ?? inDays(2),
			minutes: 40,
			place,
		}),
	);
	return visitId;
}
const moves = (
	visit: string,
	version: number,
	more: { startsAt?: Date; place?: string; kind?: 'observing' },
) =>
	did(
		editVisit(actorOf('ada'), visit, {
			kind: 'modelling',
			startsAt: inDays(2),
			minutes: 40,
			place: 'Hall',
			version,
			...more,
		}),
	);

describe('whoever takes part in a visit that somebody else plans', () => {
	it('is invited by letter, told of every change, and told when it is off: one entry, whose SEQUENCE grows', async () => {
		const visit = await plans('Greenhouse');
		const invited = await arriving();
		expect([...invited.keys()]).toEqual(['clara@example.org']);
		const first = read(only(invited, 'clara'));
		expect(first).toMatchObject({
			method: 'REQUEST',
			uid: visit,
			sequence: 0,
			status: 'CONFIRMED',
			title: 'With Ada Okafor',
			place: 'Greenhouse',
			startsAt: inDays(2),
			zone: 'Europe/Lisbon',
			attendee: 'clara@example.org',
			rsvp: 'TRUE',
			organiser: expect.stringMatching(/^answers\+[0-9a-f]{32}@tandem\.test$/),
		});
		await moves(visit, 1, { startsAt: inDays(3) });
		const second = read(only(await arriving(), 'clara'));
		expect(second).toMatchObject({
			method: 'REQUEST',
			uid: visit,
			sequence: 1,
			place: 'Hall',
			startsAt: inDays(3),
			organiser: first.organiser,
		});
		await did(cancelVisit(actorOf('ada'), visit));
		const third = read(only(await arriving(), 'clara'));
		expect(third).toMatchObject({
			method: 'CANCEL',
			uid: visit,
			sequence: 2,
			status: 'CANCELLED',
			organiser: first.organiser,
		});
		await did(reinstateVisit(actorOf('ada'), visit));
		expect(read(only(await arriving(), 'clara'))).toMatchObject({
			method: 'REQUEST',
			sequence: 3,
			status: 'CONFIRMED',
		});
	});

	it('reads in it time, place, people and a link, and no word more', async () => {
		const visit = await plans('Attic', { with: ['clara', 'daniel'] });
		const letters = await arriving();
		for (const [name, others] of [
			['clara', ['Ada Okafor', 'Daniel Yoon']],
			['daniel', ['Ada Okafor', 'Clara Mendes']],
		] as const) {
			const { mail, raw, calendar = '' } = only(letters, name);
			const words = [mail.subject, mail.text, calendar].join('\n');
			for (const other of others) expect(words).toContain(other);
			expect(mail.text).toContain(`${origin}/visits/${visit}`);
			for (const text of Object.values(planted)) expect(words).not.toContain(text);
			expect(words).not.toMatch(/modelling|partial|Water stories/i);
			// Nobody's address but the reader's own.
			expect(raw + words).not.toMatch(
				/(ada|clara|daniel)@example\.org/.source.includes(name)
					? new RegExp(`(?!${name})(ada|clara|daniel)@example\\.org`)
					: /never/,
			);
			// As RFC 6047 has it: an alternative to the text, which names its method.
			expect(raw).toMatch(/content-type: text\/calendar;[^:]*method=REQUEST/i);
		}
	});

	it('is written to once for what is changed twice, and not for what no calendar shows', async () => {
		const visit = await plans('Library');
		await moves(visit, 1, { place: 'Aula' });
		await moves(visit, 2, { place: 'Gym' });
		expect(read(only(await arriving(), 'clara'))).toMatchObject({ sequence: 0, place: 'Gym' });
		await moves(visit, 3, { place: 'Gym', kind: 'observing' });
		expect((await arriving()).size).toBe(0);
		await did(cancelVisit(actorOf('ada'), visit));
		await did(reinstateVisit(actorOf('ada'), visit));
		expect((await arriving()).size).toBe(0);
	});

	it('chooses: not at all, or of one’s own visits too; what stands in a calendar is kept right', async () => {
		const before = await plans('Cellar');
		await arriving();
		await did(chooseLetters(actorOf('clara'), 'none'));
		await did(chooseLetters(actorOf('ada'), 'all'));
		await plans('Studio');
		const letters = await arriving();
		expect([...letters.keys()]).toEqual(['ada@example.org']);
		expect(read(only(letters, 'ada'))).toMatchObject({ title: 'With Clara Mendes', rsvp: 'FALSE' });
		await did(chooseLetters(actorOf('ada'), 'others'));
		await did(cancelVisit(actorOf('ada'), before));
		expect(read(only(await arriving(), 'clara'))).toMatchObject({ method: 'CANCEL', uid: before });
		expect(await chooseLetters(actorOf('clara'), 'sometimes')).toMatchObject({ code: 'choose-one' });
		await did(chooseLetters(actorOf('clara'), 'others'));
	});

	it('hears nothing of what is over, and from a server without mail nothing at all', async () => {
		const visit = await plans('Yard');
		const letGo = holdClock(() => inDays(4));
		expect((await arriving()).size).toBe(0);
		letGo();
		useSettings({});
		await plans('Porch');
		await tellOfVisits();
		withMail();
		expect((await arriving()).size).toBe(0);
		expect(visit).toBeDefined();
	});

	it('is told that it is off when they are taken out of it', async () => {
		const visit = await plans('Tower', { with: ['clara', 'daniel'] });
		await arriving();
		await unitOfWork(actorOf('ada'), async (tx) => {
			await tx
				.deleteFrom('visit_person')
				.where('visit_id', '=', visit)
				.where('person_id', '=', cast.daniel.id)
				.execute();
			await tx.updateTable('visit').set({ place: 'Secret garden' }).where('id', '=', visit).execute();
		});
		const letters = await arriving();
		expect(read(only(letters, 'daniel'))).toMatchObject({ method: 'CANCEL', uid: visit, sequence: 1 });
		expect(only(letters, 'daniel').raw).not.toContain('Secret garden');
		expect(read(only(letters, 'clara'))).toMatchObject({ method: 'REQUEST', place: 'Secret garden' });
	});
});

/** An answer as a calendar program sends it. */
function answering(
	invited: { uid: string; sequence: number; organiser: string; attendee: string },
	answer: string,
	more: { at?: Date; method?: string; to?: string; uid?: string; sequence?: number } = {},
): Buffer {
	const stamp = (more.at ?? now()).toISOString().replace(/[-:]|\.\d+/g, '');
	const calendar = [
		'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', `METHOD:${more.method ?? 'REPLY'}`, 'BEGIN:VEVENT',
		`UID:${more.uid ?? invited.uid}`, `SEQUENCE:${more.sequence ?? invited.sequence}`, `DTSTAMP:${stamp}`, 'DTSTART:20260921T090000Z',
		`ATTENDEE;PARTSTAT=${answer}:mailto:${invited.attendee}`, `ORGANIZER:mailto:${invited.organiser}`,
		'COMMENT:PLANTED-comment', 'END:VEVENT', 'END:VCALENDAR', '',
	].join('\r\n'); // biome-ignore format: lines of a file
	return Buffer.from(
		[
			'From: Anybody <anybody@elsewhere.test>', `To: <${more.to ?? invited.organiser}>`, 'Subject: Accepted', 'MIME-Version: 1.0',
			'Content-Type: multipart/alternative; boundary="b"', '', '--b', 'Content-Type: text/plain', '', 'Yes', '--b',
			'Content-Type: text/calendar; method=REPLY; charset=utf-8', 'Content-Transfer-Encoding: base64', '',
			Buffer.from(calendar).toString('base64'), '--b--', '',
		].join('\r\n'),
	); // biome-ignore format: lines of a message
}

describe('an answer that comes back by mail', () => {
	const answerOf = async (visit: string, name: CastName) =>
		(await did(findVisit(actorOf('ada'), visit))).people.find((one) => one.personId === cast[name].id)
			?.answer;
	const at = (seconds: number) => new Date(now().getTime() + seconds * 1000);

	it('is shown on the visit, the latest one, until the visit is moved', async () => {
		const visit = await plans('Orchard');
		const invited = read(only(await arriving(), 'clara'));
		expect(await answerOf(visit, 'clara')).toBeNull();
		for (const [answer, seconds] of [
			['ACCEPTED', -30],
			['TENTATIVE', -20],
			['DECLINED', -10],
		] as const) {
			expect(await takeAnswer(answering(invited, answer, { at: at(seconds) }))).toEqual({ visitId: visit });
			expect(await answerOf(visit, 'clara')).toBe(answer.toLowerCase());
		}
		await moves(visit, 1, { startsAt: inDays(5) });
		await arriving();
		expect(await answerOf(visit, 'clara')).toBeNull();
	});

	it('counts for whom it was written to, and for nobody and nothing else', async () => {
		const visit = await plans('Meadow', { with: ['clara', 'daniel'] });
		const letters = await arriving();
		const [clara, daniel] = [read(only(letters, 'clara')), read(only(letters, 'daniel'))];
		const other = await plans('Pond', { with: ['daniel'] });
		await arriving();
		const refused = async (message: Uint8Array, reason: string) =>
			expect(await takeAnswer(message)).toMatchObject({ code: 'mail-not-taken', log: { reason } });
		const [early, first] = [at(-90), at(-60)];
		// Says to be Daniel, by Clara's mark: it is Clara's.
		await did(takeAnswer(answering({ ...daniel, organiser: clara.organiser }, 'ACCEPTED', { at: first })));
		expect([await answerOf(visit, 'clara'), await answerOf(visit, 'daniel')]).toEqual(['accepted', null]);
		await refused(answering(daniel, 'ACCEPTED', { uid: other }), 'another-visit');
		await refused(answering(clara, 'DECLINED', { at: first }), 'came-before');
		await refused(answering(clara, 'DECLINED', { at: early }), 'came-before');
		await refused(answering(clara, 'DECLINED', { at: at(90_000) }), 'clock-ahead');
		await refused(answering(clara, 'DECLINED', { method: 'REQUEST' }), 'no-answer');
		await refused(answering(clara, 'DECLINED', { method: 'COUNTER' }), 'no-answer');
		await refused(answering(clara, 'DELEGATED'), 'no-answer');
		await refused(answering(clara, 'DECLINED', { to: `answers+${'0'.repeat(32)}@tandem.test` }), 'no-mark');
		await refused(
			answering(clara, 'DECLINED', { to: clara.organiser.replace('tandem.test', 'elsewhere.test') }),
			'no-mark',
		);
		await refused(
			answering(clara, 'DECLINED', { to: `${clara.organiser}>, <${daniel.organiser}` }),
			'no-mark',
		);
		await moves(visit, 1, { place: 'Brook' });
		await arriving();
		await refused(answering(clara, 'DECLINED'), 'invitation-changed');
		await did(cancelVisit(actorOf('ada'), visit));
		await arriving();
		await refused(answering({ ...clara, sequence: 2 }, 'DECLINED'), 'no-longer-planned');
		expect(await answerOf(visit, 'clara')).toBe('accepted');
	});

	it('that is no message, is too large or too deep is refused quietly', async () => {
		const deep = (levels: number) =>
			`${Array.from({ length: levels }, (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}`).join('\r\n')}\r\n`;
		const hostile: [string, string][] = [
			['', 'no-answer'],
			['\0\0\0', 'no-answer'],
			[`To: ${'x'.repeat(60_000)}\r\n\r\nYes`, 'no-answer'],
			[`${'X: y\r\n'.repeat(20_000)}\r\n`, 'not-a-message'],
			[deep(200), 'not-a-message'],
			[`Content-Type: text/calendar\r\n\r\n${'BEGIN:VCALENDAR\r\n'.repeat(10_000)}`, 'no-answer'],
			['x'.repeat(mostMessage + 1), 'too-large'],
		];
		for (const [text, reason] of hostile)
			expect(await takeAnswer(Buffer.from(text)), text.slice(0, 40)).toMatchObject({ log: { reason } });
	});

	it('of a sealed account is not taken, and it is not written to', async () => {
		const visit = await plans('Harbour');
		const invited = read(only(await arriving(), 'clara'));
		await unitOfWork(machine, async (tx) => {
			await tx
				.updateTable('person_address')
				.set({ retired_at: now() })
				.where('person_id', '=', cast.clara.id)
				.execute();
			await tx
				.insertInto('person_address')
				.values({ id: newId(), person_id: cast.clara.id, address: 'thief@example.org', source: 'operator' })
				.execute();
		});
		expect(isRefusal(await takeAnswer(answering(invited, 'ACCEPTED')))).toBe(true);
		await moves(visit, 1, { place: 'Elsewhere' });
		expect((await arriving()).size).toBe(0);
	});
});

describe.skipIf(!hasRadicale)('a calendar server of others (Radicale, where the machine has it)', () => {
	it('keeps what it is sent, and its changes, as one entry', async () => {
		const radicale = await startRadicale();
		try {
			const visit = await plans('Forge', { with: ['daniel'] });
			const put = async (letter: Arrived) => {
				// A calendar program keeps the entry without the method by which it came (RFC 4791, 4.1).
				const body = (letter.calendar ?? '').replace(/^METHOD:.*\r\n/m, '');
				const answer = await radicale.ask(`${radicale.calendar}${visit}.ics`, {
					method: 'PUT',
					body,
					headers: { 'content-type': 'text/calendar; charset=utf-8' },
				});
				expect(answer.status).toBe(201);
				const kept = await radicale.ask(`${radicale.calendar}${visit}.ics`);
				return read({ ...letter, calendar: await kept.text() });
			};
			expect(await put(only(await arriving(), 'daniel'))).toMatchObject({
				uid: visit,
				sequence: 0,
				startsAt: inDays(2),
				zone: 'Europe/Lisbon',
			});
			await moves(visit, 1, { startsAt: inDays(6) });
			expect(await put(only(await arriving(), 'daniel'))).toMatchObject({
				uid: visit,
				sequence: 1,
				startsAt: inDays(6),
			});
			const all = await radicale.ask(radicale.calendar);
			expect((await all.text()).match(/BEGIN:VEVENT/g)).toHaveLength(1);
		} finally {
			await radicale.stop();
		}
	});
});
