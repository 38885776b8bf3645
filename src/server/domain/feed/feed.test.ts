import nodeIcal, { type VEvent } from 'node-ical';
import { afterEach, describe, expect, it } from 'vitest';
import { deactivatePerson, proposeAddress } from '#server/domain/people/index.ts';
import { cancelVisit, editVisit, planVisit } from '#server/domain/visit/index.ts';
import { machine, visitor } from '#server/platform/actor.ts';
import { holdClock, now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
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
import { GET } from '../../../routes/(public)/feed/[token].ics/+server.ts';
import { findFeed, makeFeed, readFeed, revokeFeed } from './index.ts';

withDatabase(rehearse);

let letGo = () => {};
afterEach(() => letGo());

async function did<Result>(result: Promise<Result | Refusal>): Promise<Result> {
	const given = await result;
	if (isRefusal(given)) throw new Error(`refused: ${given.code}`);
	return given;
}

const origin = 'https://tandem.test';
const makes = async (name: CastName): Promise<string> => {
	const { secret } = await did(makeFeed(actorOf(name), newId()));
	if (!secret) throw new Error('The feed was made before');
	return secret;
};
const textOf = async (secret: string): Promise<string | undefined> => {
	const feed = await readFeed(secret, origin);
	return feed && 'text' in feed ? feed.text : undefined;
};
const eventsOf = async (secret: string): Promise<VEvent[]> =>
	Object.values(nodeIcal.sync.parseICS((await textOf(secret)) ?? '')).flatMap((one) =>
		one?.type === 'VEVENT' ? [one] : [],
	);
const fetched = (secret: string, headers: Record<string, string> = {}) =>
	GET({
		params: { token: secret },
		request: new Request('https://x.test', { headers }),
		url: new URL(origin),
	} as unknown as Parameters<typeof GET>[0]);

const thisMinute = Math.floor(Date.now() / 60_000) * 60_000;
const inDays = (days: number) => new Date(thisMinute + days * 86_400_000);
const plans = async (place: string, startsAt = inDays(2)): Promise<string> =>
	(
		await did(
			planVisit(actorOf('ada'), {
				entry: newId(),
				schoolId: schools.harbour.id,
				collaborationId: scene.clara,
				with: [cast.clara.id],
				kind: 'modelling',
				startsAt,
				minutes: 40,
				place,
			}),
		)
	).visitId;

describe('a feed', () => {
	it('has time, place, people and a link of each visit of its person’s, and no word more', async () => {
		const visit = await plans('Greenhouse');
		const secret = await makes('clara');
		const events = await eventsOf(secret);
		const event = events.find((one) => one.uid === visit);
		expect(event).toMatchObject({
			summary: 'With Ada Okafor',
			location: 'Greenhouse',
			sequence: 0,
			status: 'CONFIRMED',
			description: `With Ada Okafor\n${origin}/visits/${visit}`,
		});
		expect(event?.start.getTime()).toBe(inDays(2).getTime());
		expect(event?.start.tz).toBe('Europe/Lisbon');
		const text = (await textOf(secret)) ?? '';
		for (const [name, words] of Object.entries(planted)) expect(text, name).not.toContain(words);
		expect(text).not.toMatch(/modelling|partial|Water stories/i);
		expect(text).toMatch(/REFRESH-INTERVAL;VALUE=DURATION:PT2H\r\nX-PUBLISHED-TTL:PT2H/);
		expect(text).not.toContain('METHOD:');
	});

	it('is of its person alone: nobody else’s shows that visit', async () => {
		const visit = await plans('Attic');
		expect((await eventsOf(await makes('ada'))).map((one) => one.uid)).toContain(visit);
		for (const name of ['ben', 'daniel', 'fatima', 'mara', 'ivo', 'lena'] as const) {
			const text = await textOf(await makes(name));
			expect(text, name).toContain('BEGIN:VCALENDAR');
			expect(text, name).not.toContain(visit);
		}
	});

	it('follows a visit that is moved and cancelled, under the same UID, with a SEQUENCE that grows', async () => {
		const visit = await plans('Library');
		const secret = await makes('clara');
		const shown = async () => (await eventsOf(secret)).find((one) => one.uid === visit);
		const moved = inDays(3);
		await did(
			editVisit(actorOf('ada'), visit, {
				kind: 'modelling',
				startsAt: moved,
				minutes: 30,
				place: 'Hall',
				version: 1,
			}),
		);
		expect(await shown()).toMatchObject({ sequence: 1, location: 'Hall', status: 'CONFIRMED' });
		expect((await shown())?.start.getTime()).toBe(moved.getTime());
		await did(cancelVisit(actorOf('ada'), visit));
		expect(await shown()).toMatchObject({ sequence: 2, status: 'CANCELLED' });
		letGo = holdClock(() => new Date(moved.getTime() + 15 * 86_400_000));
		expect(await shown()).toBeUndefined();
	});

	it('is not sent again to a program that has it', async () => {
		const secret = await makes('clara');
		const first = await fetched(secret);
		expect(first.status).toBe(200);
		expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
		const etag = first.headers.get('etag') ?? '';
		const modified = first.headers.get('last-modified') ?? '';
		letGo = holdClock(() => new Date(Date.now() + 5000));
		for (const known of [
			{ 'if-none-match': etag },
			{ 'if-none-match': `"x", W/${etag}` },
			{ 'if-modified-since': modified },
		]) {
			const again = await fetched(secret, known as Record<string, string>);
			expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
		}
		await plans('Workshop');
		const changed = await fetched(secret, { 'if-none-match': etag, 'if-modified-since': modified });
		expect(changed.status).toBe(200);
		expect(changed.headers.get('etag')).not.toBe(etag);
		expect((await fetched(secret, { 'if-modified-since': modified })).status).toBe(200);
	});

	it('is made once by a form sent twice, and its address is kept nowhere', async () => {
		const entry = newId();
		const { secret = '' } = await did(makeFeed(actorOf('daniel'), entry));
		expect(await did(makeFeed(actorOf('daniel'), entry))).toMatchObject({ secret: undefined });
		expect(await textOf(secret)).toContain('BEGIN:VCALENDAR');
		const rows = await unitOfWork(actorOf('daniel'), (tx) =>
			tx.selectFrom('calendar_feed').selectAll().execute(),
		);
		expect(JSON.stringify(rows)).not.toContain(secret);
		expect(await findFeed(actorOf('daniel'))).toMatchObject({ lastReadOn: expect.stringMatching(/^\d{4}-/) });
	});

	it('ends when it is renewed or revoked; then, and where it never was, there is nothing', async () => {
		const first = await makes('daniel');
		const second = await makes('daniel');
		expect(await textOf(first)).toBeUndefined();
		expect(await textOf(second)).toBeDefined();
		await did(revokeFeed(actorOf('daniel')));
		const gone = await fetched(second);
		const never = await fetched('nobodys');
		expect([gone.status, await gone.text()]).toEqual([never.status, await never.text()]);
		expect(gone.status).toBe(404);
		expect(await revokeFeed(actorOf('daniel'))).toMatchObject({ code: 'missing' });
		expect(await findFeed(actorOf('daniel'))).toBeUndefined();
	});

	it('asks a program that comes too often to wait', async () => {
		const secret = await makes('goran');
		expect((await fetched(secret)).status).toBe(200);
		await unitOfWork(visitor, (tx) => tx.updateTable('rate_limit').set({ tries: 119 }).execute());
		expect((await fetched(secret)).status).toBe(200);
		const refused = await fetched(secret);
		expect(refused.status).toBe(429);
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
	});

	it('of a sealed account is empty, and none is made meanwhile', async () => {
		const visit = await plans('Cellar');
		const secret = await makes('clara');
		expect(await textOf(secret)).toContain(visit);
		await unitOfWork(machine, async (tx) => {
			await tx
				.updateTable('person_address')
				.set({ retired_at: now() })
				.where('person_id', '=', cast.clara.id)
				.execute();
			await tx
				.insertInto('person_address')
				.values({ id: newId(), person_id: cast.clara.id, address: 'other@example.org', source: 'operator' })
				.execute();
		});
		const text = await textOf(secret);
		expect(text).toContain('BEGIN:VCALENDAR');
		expect(text).not.toContain('BEGIN:VEVENT');
		expect(await makeFeed(actorOf('clara'), newId())).toMatchObject({ code: 'account-shut' });
	});

	it('ends when its person is given another address', async () => {
		const secret = await makes('joy');
		await did(proposeAddress(actorOf('ivo'), cast.joy.id, 'joy.new@example.org', { origin, lost: true }));
		expect(await textOf(secret)).toBeUndefined();
	});

	it('of somebody who has left the school holds nothing at all', async () => {
		const secret = await makes('emre');
		const [feedOfHana, hana] = [await makes('hana'), cast.hana.id];
		await unitOfWork(machine, (tx) =>
			tx
				.updateTable('membership')
				.set({ ends_on: '2026-09-01' })
				.where('person_id', '=', cast.emre.id)
				.execute(),
		);
		expect(await textOf(secret)).toBeUndefined();
		expect(await textOf(feedOfHana)).toBeDefined();
		await did(deactivatePerson(actorOf('ivo'), hana));
		expect(await textOf(feedOfHana)).toBeUndefined();
	});
});
