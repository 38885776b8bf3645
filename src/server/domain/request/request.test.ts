import { describe, expect, it } from 'vitest';
import { deleteResource, withdrawResource } from '#server/domain/resource/index.ts';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import { findHours } from '#server/domain/time/index.ts';
import { machine } from '#server/platform/actor.ts';
import { holdClock, now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import {
	actorOf,
	type CastName,
	cast,
	planted,
	record,
	rehearse,
	scene,
	schools,
} from '../../../../tests/cast/index.ts';
import { bookedAt } from '../../../../tests/cast/rehearse-booking.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	askBack,
	askFor,
	deedsOf,
	findRequest,
	findRequestStart,
	findRequests,
	findWhom,
	finishRequest,
	passOnRequest,
	promiseRequest,
	type RequestPage,
	remindOfRequests,
	reopenRequest,
	sayInRequest,
	type To,
	takeUpRequest,
	turnIntoBooking,
	turnIntoCollaboration,
	turnIntoResource,
	withdrawFromRequest,
} from './index.ts';
import { afterDeed, remindOn } from './request.ts';

withDatabase(rehearse);

const [ada, ben, clara, goran] = [actorOf('ada'), actorOf('ben'), actorOf('clara'), actorOf('goran')];
const origin = 'https://tandem.test';
const today = schoolDay('Europe/Lisbon', now());
const desk: To = { heldAs: 'desk', personId: null };
const toAda: To = { heldAs: 'facilitator', personId: cast.ada.id };
const anyFacilitator: To = { heldAs: 'facilitator', personId: null };

async function did<Result>(result: Promise<Result | Refusal>): Promise<Result> {
	const given = await result;
	if (isRefusal(given)) throw new Error(`refused: ${given.code}`);
	return given;
}

const asks = (to: To, words = 'The microphones crackle', who: CastName = 'clara', entry = newId()) =>
	askFor(actorOf(who), {
		schoolId: schools.harbour.id, words, forClass: 'Science 4', wantedOn: null, to, entry, origin,
	}); // biome-ignore format: short enough for one line
const asked = async (to: To, words?: string, who?: CastName) => (await did(asks(to, words, who))).id;
const says = (words = '', version?: number) => ({ words, entry: newId(), version, origin });
const seen = (name: CastName, id: string) => findRequest(actorOf(name), id);
const read = (name: CastName, id: string): Promise<RequestPage> => did(seen(name, id));
const wordsTo = async (name: CastName, id: string) =>
	(await read(name, id)).messages.map(({ words }) => words).filter(Boolean);
const everyone = Object.keys(cast) as CastName[];

describe('a request as it stands', () => {
	it('may be done by each side only what fits it', () => {
		expect(deedsOf('asker', 'asked')).toEqual(['say', 'finish', 'pass-on']);
		expect(deedsOf('holder', 'asked')).toEqual([
			'say',
			'take-up',
			'ask-back',
			'promise',
			'finish',
			'pass-on',
		]);
		expect(deedsOf('holder', 'taken-up')).not.toContain('take-up');
		for (const side of ['asker', 'holder'] as const)
			expect(deedsOf(side, 'done')).toEqual(['reopen', 'pass-on']);
		const promised = { state: 'promised', promisedOn: '2026-10-05' } as const;
		expect(afterDeed('promise', 'asker', promised, '2026-10-06')).toBeUndefined();
		expect(afterDeed('ask-back', 'holder', promised, null)).toEqual({ ...promised, state: 'waiting' });
		expect(afterDeed('say', 'asker', { ...promised, state: 'waiting' }, null)).toEqual(promised);
		expect(afterDeed('say', 'holder', { ...promised, state: 'waiting' }, null)?.state).toBe('waiting');
		expect(afterDeed('reopen', 'asker', { ...promised, state: 'done' }, null)).toEqual({
			state: 'reopened',
			promisedOn: null,
		});
	});

	it('is reminded of on the day it is promised for, else after some days, and not for ever', () => {
		expect(remindOn({ state: 'promised', promisedOn: '2026-10-09' }, '2026-10-05')).toBe('2026-10-09');
		expect(remindOn({ state: 'promised', promisedOn: '2026-10-05' }, '2026-10-05')).toBe('2026-10-06');
		expect(remindOn({ state: 'asked', promisedOn: null }, '2026-10-05')).toBe('2026-10-07');
		expect(remindOn({ state: 'waiting', promisedOn: null }, '2026-10-05', 2)).toBe('2026-10-08');
		expect(remindOn({ state: 'waiting', promisedOn: null }, '2026-10-05', 3)).toBeNull();
		expect(remindOn({ state: 'done', promisedOn: null }, '2026-10-05')).toBeNull();
	});
});

describe('asking', () => {
	it('is done once, in one’s own words, and read by who asked and who holds it', async () => {
		const entry = newId();
		const first = await did(asks(toAda, 'Could we try podcasts?', 'clara', entry));
		expect(await asks(toAda, 'Could we try podcasts?', 'clara', entry)).toEqual(first);
		for (const name of everyone)
			if (name === 'clara' || name === 'ada')
				expect(await read(name, first.id)).toMatchObject({
					asker: { name: 'Clara Mendes' },
					holder: { name: 'Ada Okafor' },
					state: 'asked',
					forClass: 'Science 4',
				});
			else expect(await seen(name, first.id), name).toBe(missing);
	});

	it('is of everybody who works at the school, and of nobody who leads it or evaluates who asks', async () => {
		expect(await asks({ heldAs: 'facilitator', personId: cast.lena.id })).toBe(missing);
		expect(await asks({ heldAs: 'facilitator', personId: cast.emre.id })).toBe(missing);
		expect(await asks({ heldAs: 'mentor', personId: cast.daniel.id })).toBe(missing);
		expect(await asks(desk, 'x', 'noah')).toBe(missing);
		expect(await asks(desk, '  ')).toMatchObject({ code: 'required', field: 'words' });
		for (const link of ['https://padlet.com/abc', 'padlet.com/abc'])
			expect(await asks(desk, link)).toMatchObject({ code: 'request-bare-link', field: 'words' });
		expect(await asks(desk, 'x'.repeat(4001))).toMatchObject({ code: 'too-long' });
		const offer = (person: CastName, audience: string) =>
			unitOfWork(actorOf(person), (tx) =>
				tx
					.insertInto('mentor_offer')
					.values({
						id: newId(), school_id: schools.harbour.id, person_id: cast[person].id, practice: 'Podcasts', at_once: 2,
						audience, since: today, offered_at: now(),
					}) // biome-ignore format: short enough for two lines
					.execute(),
			);
		await offer('daniel', 'school');
		await offer('mara', 'school');
		await offer('fatima', 'school');
		await offer('hana', 'self');
		const daniel: To = { heldAs: 'mentor', personId: cast.daniel.id };
		const id = await asked(daniel, 'How do you begin?');
		expect(await wordsTo('daniel', id)).toEqual(['How do you begin?']);
		expect(await seen('ada', id)).toBe(missing);
		for (const name of ['mara', 'fatima', 'hana'] as const)
			expect(await asks({ heldAs: 'mentor', personId: cast[name].id }), name).toBe(missing);
		const whom = await findWhom(clara, schools.harbour.id);
		expect(whom.map(({ heldAs, name }) => `${heldAs} ${name}`)).toEqual([
			'facilitator ', 'facilitator Ben Lindqvist', 'facilitator Ada Okafor', 'mentor Daniel Yoon', 'desk ',
		]); // biome-ignore format: one glance
	});

	it('all facilitators is asking the one who takes it up; from then on it is theirs alone', async () => {
		const id = await asked(anyFacilitator, 'Whoever is free');
		expect(await wordsTo('ben', id)).toEqual(['Whoever is free']);
		const { version } = await read('ada', id);
		await did(takeUpRequest(ada, id, says('', version)));
		expect(await seen('ben', id)).toBe(missing);
		expect(await takeUpRequest(ben, id, says('', version))).toBe(missing);
		expect(await read('clara', id)).toMatchObject({ state: 'taken-up', holder: { name: 'Ada Okafor' } });
		expect(await takeUpRequest(ada, id, says())).toMatchObject({ code: 'request-not-now' });
	});
});

describe('a request that lies with somebody', () => {
	it('is promised for a day, asked back about, answered, done, and opened again with a reason', async () => {
		const id = await asked(desk);
		const deed = { ...says('The new ones are ordered'), promisedOn: dayAfter(today, 4) };
		await did(promiseRequest(goran, id, deed));
		expect(await promiseRequest(goran, id, deed)).toHaveProperty('version');
		expect(await read('clara', id)).toMatchObject({ state: 'promised', promisedOn: deed.promisedOn });
		expect(await promiseRequest(goran, id, { ...says(), promisedOn: dayAfter(today, -1) })).toMatchObject({
			code: 'request-past',
			field: 'promisedOn',
		});
		expect(await promiseRequest(clara, id, { ...says(), promisedOn: today })).toMatchObject({
			kind: 'conflict',
		});
		expect(await askBack(goran, id, says(''))).toMatchObject({ code: 'required' });
		await did(askBack(goran, id, says('Which of them?')));
		expect(await read('clara', id)).toMatchObject({ state: 'waiting' });
		expect((await findRequests(clara, { side: 'asked', over: false })).requests).toContainEqual(
			expect.objectContaining({ id, state: 'waiting' }),
		);
		await did(sayInRequest(clara, id, says('The two on the left')));
		expect(await read('goran', id)).toMatchObject({ state: 'promised', promisedOn: deed.promisedOn });
		await did(finishRequest(goran, id, says('Two new cables')));
		expect(await finishRequest(goran, id, says())).toMatchObject({ code: 'request-not-now' });
		expect(await reopenRequest(clara, id, says())).toMatchObject({ code: 'required' });
		await did(reopenRequest(clara, id, says('It crackles again')));
		expect(await read('goran', id)).toMatchObject({ state: 'reopened', promisedOn: null });
		expect(await wordsTo('goran', id)).toEqual([
			'The microphones crackle', 'The new ones are ordered', 'Which of them?', 'The two on the left', 'Two new cables',
			'It crackles again',
		]); // biome-ignore format: as it was said
	});

	it('stands in the hours of the facilitator who settled it, and of nobody else', async () => {
		const spent = async (name: CastName) => {
			const { week } = await findHours(actorOf(name), { id: schools.harbour.id, zone: 'Europe/Lisbon' });
			return week.entries
				.filter((one) => one.request)
				.map((one) => [one.request?.from, one.minutes, one.kind]);
		};
		const id = await asked(anyFacilitator);
		await did(finishRequest(ada, id, { ...says('Shown at the door'), minutes: 15 }));
		expect(await spent('ada')).toEqual([['Clara Mendes', 15, 'outside-classroom']]);
		const atDesk = await asked(desk);
		await did(finishRequest(goran, atDesk, { ...says('Two new cables'), minutes: 15 }));
		const taken = await asked(toAda);
		await did(finishRequest(clara, taken, { ...says('Not needed'), minutes: 15 }));
		for (const name of ['ben', 'clara', 'goran', 'fatima'] as const)
			expect(await spent(name), name).toEqual([]);
		expect(await spent('ada')).toHaveLength(1);
	});

	it('that two change at once is changed by the first, and the second is told', async () => {
		const id = await asked(desk);
		const { version } = await read('goran', id);
		await did(takeUpRequest(goran, id, says('', version)));
		expect(await finishRequest(clara, id, says('', version))).toMatchObject({ code: 'changed-meanwhile' });
		await did(finishRequest(clara, id, says('It went away', version + 1)));
	});

	it('keeps words that are withdrawn from everybody, and nobody withdraws another’s', async () => {
		const id = await asked(desk);
		await did(sayInRequest(clara, id, says('My password is swordfish')));
		const [, said] = (await read('clara', id)).messages;
		expect(await withdrawFromRequest(goran, said?.id ?? '')).toBe(missing);
		await did(withdrawFromRequest(clara, said?.id ?? ''));
		expect(await did(withdrawFromRequest(clara, said?.id ?? ''))).toEqual({ id });
		expect(await wordsTo('goran', id)).toEqual(['The microphones crackle']);
	});
});

describe('passing on', () => {
	it('keeps one thread for who asked, and shows the help desk what was sent along and nothing of coaching', async () => {
		const { messages } = await read('clara', record.request);
		expect(messages.map(({ words }) => words)).toEqual([
			planted.request, planted.requestCoaching, '', planted.requestDesk,
		]); // biome-ignore format: as it was said
		expect(await wordsTo('goran', record.request)).toEqual([planted.request, planted.requestDesk]);
		expect(await wordsTo('ada', record.request)).toEqual([planted.request, planted.requestCoaching]);
		expect((await read('goran', record.request)).became).toEqual([]);
		expect((await read('ada', record.request)).became).toMatchObject([
			{ kind: 'collaboration', id: scene.clara },
		]);
		expect(await read('ada', record.request)).toMatchObject({
			side: null,
			passedOn: true,
			deeds: [],
			whom: [],
		});
	});

	it('goes in either direction without starting again; what was said with a facilitator reaches the help desk by who asked alone', async () => {
		const id = await asked(toAda, 'It never works when I try');
		await did(sayInRequest(clara, id, says('I feel watched')));
		await did(sayInRequest(ada, id, says('Let us plan it together')));
		const said = async (name: CastName) => (await read(name, id)).messages;
		const [first, hers, own] = await said('ada');
		expect((await said('ada')).map((one) => [one.mayGoAlong, one.mayGoToDesk, one.openToDesk])).toEqual([
			[true, false, false], [false, false, false], [true, false, false],
		]); // biome-ignore format: a row for each
		const pass = (name: CastName, to: To, keys: (string | undefined)[], words = '') =>
			passOnRequest(actorOf(name), id, { ...says(words), to, along: keys.map((key) => key ?? '') });
		const stays = { code: 'request-stays-there', field: 'along[]' };
		// Not the words it was asked with, not hers, not the facilitator's own remark; nor by hand in the database.
		for (const one of [first, hers, own])
			expect(await pass('ada', desk, [one?.id], 'The adapter of room 12')).toMatchObject(stays);
		const byHand = unitOfWork(ada, async (tx) => {
			await tx.updateTable('request_part').set({ ended_at: now() }).where('request_id', '=', id).execute();
			const part = { id: newId(), request_id: id, number: 2, held_as: 'desk', passed_by: cast.ada.id };
			await tx
				.insertInto('request_part')
				.values({ ...part, began_at: now(), changed_at: now() })
				.execute();
			await tx
				.insertInto('request_along')
				.values({ part_id: part.id, message_id: own?.id ?? '' })
				.execute();
		});
		await expect(byHand).rejects.toMatchObject({ code: '42501' });
		// Another's words of a facilitator's part go nowhere, and one's own to no mentor.
		const toBen: To = { heldAs: 'facilitator', personId: cast.ben.id };
		expect(await pass('ada', toBen, [hers?.id])).toMatchObject(stays);
		expect(await pass('ada', { heldAs: 'mentor', personId: cast.daniel.id }, [own?.id])).toMatchObject(stays);
		expect(await pass('ada', desk, [record.requestWords])).toBe(missing);
		expect(await pass('ada', desk, [])).toMatchObject({ code: 'request-no-words' });
		expect(await pass('ben', desk, [first?.id])).toBe(missing);
		await did(pass('ada', desk, [], 'The adapter of room 12'));
		expect(await wordsTo('goran', id)).toEqual(['The adapter of room 12']);
		expect(await wordsTo('ada', id)).toContain('The adapter of room 12');
		expect(await sayInRequest(ada, id, says('Still mine?'))).toBe(missing);
		await did(finishRequest(goran, id, says('A new adapter')));
		// A fix opens the door: all that was said at the help desk may go along.
		const deskSaid = (await said('goran')).filter((one) => one.mayGoAlong).map((one) => one.id);
		await did(pass('goran', toBen, deskSaid, 'They may want to plan'));
		expect(await wordsTo('ben', id)).toEqual([
			'The adapter of room 12', 'A new adapter', 'They may want to plan',
		]); // biome-ignore format: as it was said
		expect(await wordsTo('clara', id)).toHaveLength(6);
		expect(await read('clara', id)).toMatchObject({ state: 'asked', holder: { name: 'Ben Lindqvist' } });
		await did(sayInRequest(ben, id, says('Shall we meet?')));
		for (const name of ['goran', 'ada'] as const)
			expect(await wordsTo(name, id)).not.toContain('Shall we meet?');
	});

	it('takes the teacher’s words to the help desk as they choose: when they ask, or by sending them on themselves', async () => {
		const asking = {
			schoolId: schools.harbour.id, words: 'The roller jams', forClass: '', wantedOn: null, to: toAda, forDesk: true,
			entry: newId(), origin,
		}; // biome-ignore format: short enough for two lines
		const { id } = await did(askFor(clara, asking));
		const [first] = (await read('ada', id)).messages;
		expect(first).toMatchObject({ mayGoToDesk: true, openToDesk: true });
		await did(passOnRequest(ada, id, { ...says(), to: desk, along: [first?.id ?? ''] }));
		expect(await wordsTo('goran', id)).toEqual(['The roller jams']);
		const other = await asked(toAda, 'I am lost with it');
		await did(sayInRequest(ada, other, says('Let us look together')));
		const [hers, adas] = (await read('clara', other)).messages;
		expect(hers).toMatchObject({ mayGoToDesk: true, openToDesk: false });
		const sends = (along: (string | undefined)[]) =>
			passOnRequest(clara, other, {
				...says('And it smokes'),
				to: desk,
				along: along.map((key) => key ?? ''),
			});
		expect(await sends([hers?.id, adas?.id])).toMatchObject({ code: 'request-stays-there' });
		await did(sends([hers?.id]));
		expect(await wordsTo('goran', other)).toEqual(['I am lost with it', 'And it smokes']);
		// What it has read already it may send on, and have again.
		const all = (await read('goran', other)).messages.map((one) => one.id);
		await did(passOnRequest(goran, other, { ...says('A lesson, rather'), to: toAda, along: all }));
		await did(passOnRequest(ada, other, { ...says(), to: desk, along: [hers?.id ?? ''] }));
		expect(await wordsTo('goran', other)).not.toContain('Let us look together');
		// Of nothing else can anybody but who asked say so.
		const third = await asked(toAda);
		const remark = (forDesk: boolean) =>
			unitOfWork(ada, async (tx) => {
				const part = await tx
					.selectFrom('request_part')
					.select('id')
					.where('request_id', '=', third)
					.executeTakeFirstOrThrow();
				const row = { id: newId(), request_id: third, part_id: part.id, author_id: cast.ada.id };
				await tx
					.insertInto('request_message')
					.values({ ...row, words: 'A remark', written_at: now(), for_desk: forDesk })
					.execute();
			});
		await expect(remark(true)).rejects.toMatchObject({ code: '42501' });
		await remark(false);
	});

	it('lists what waits, what one asked, and what is over, a page at a time', async () => {
		const held = await findRequests(goran, { side: 'held', over: false, limit: 2 });
		const rest = await findRequests(goran, { side: 'held', over: false, after: held.next });
		const all = [...held.requests, ...rest.requests];
		expect(held.requests).toHaveLength(2);
		expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
		expect(all.every(({ heldAs, askerName }) => heldAs === 'desk' && askerName === 'Clara Mendes')).toBe(
			true,
		);
		expect((await findRequests(ada, { side: 'held', over: true })).requests).toContainEqual(
			expect.objectContaining({ id: record.request, passedOn: true, words: planted.request }),
		);
		for (const name of ['emre', 'fatima', 'ivo', 'lena'] as const)
			for (const side of ['asked', 'held'] as const)
				for (const over of [true, false])
					expect((await findRequests(actorOf(name), { side, over })).requests, name).toEqual([]);
	});
});

describe('what comes of a request', () => {
	it('is a collaboration that its partners see, and the help desk does not', async () => {
		const id = await asked(toAda, 'Could we plan the unit together?');
		expect(await findRequestStart(ada, id)).toMatchObject({
			words: 'Could we plan the unit together?', otherId: cast.clara.id,
		}); // biome-ignore format: short enough for one line
		expect(await findRequestStart(clara, id)).toMatchObject({ otherId: cast.ada.id });
		expect(await findRequestStart(ben, id)).toBe(missing);
		const proposal = {
			schoolId: schools.harbour.id, as: 'facilitator' as const, aim: 'Water', title: 'Water', tools: [], stage: 'full' as const,
			sides: [{ personId: cast.clara.id, side: 'teacher' as const }],
		}; // biome-ignore format: short enough for two lines
		expect(await turnIntoCollaboration(ben, id, { ...proposal, entry: newId() })).toBe(missing);
		const made = await did(turnIntoCollaboration(ada, id, { ...proposal, entry: newId() }));
		expect((await read('clara', id)).became).toEqual([{ kind: 'collaboration', id: made, title: 'Water' }]);
		await did(passOnRequest(ada, id, { ...says('Please set up the tablets'), to: desk, along: [] }));
		expect((await read('goran', id)).became).toEqual([]);
		expect(await wordsTo('goran', id)).toEqual(['Please set up the tablets']);
	});
});

describe('a request and what it comes of, and becomes', () => {
	const ask = (name: CastName, noteId?: string) =>
		askFor(actorOf(name), {
			schoolId: schools.harbour.id, words: 'Tablets for the second week', forClass: '', wantedOn: null, to: desk, noteId,
			entry: newId(), origin,
		}); // biome-ignore format: short enough for two lines

	it('comes of a note of a meeting in one action, for who reads the note; others read that it did only if they read both', async () => {
		expect(await ask('emre', record.meetingNote)).toBe(missing);
		const { id } = await did(ask('daniel', record.meetingNote));
		expect(await wordsTo('goran', id)).toEqual(['Tablets for the second week']);
		const notes = (name: CastName) =>
			unitOfWork(actorOf(name), (tx) =>
				tx.selectFrom('meeting_note_request').select('request_id').where('request_id', '=', id).execute(),
			);
		expect(await notes('daniel')).toHaveLength(1);
		for (const name of ['clara', 'ada', 'goran'] as const) expect(await notes(name), name).toEqual([]);
	});

	it('becomes a booking that the two of it see; of another’s request nobody books', async () => {
		const { id } = await did(ask('joy'));
		const booking = {
			schoolId: schools.harbour.id, personId: cast.mara.id, startsAt: new Date(bookedAt().getTime() + 2 * 3_600_000),
			purpose: 'class' as const, about: 'Tablets', students: 20, origin,
		}; // biome-ignore format: short enough for two lines
		expect(await turnIntoBooking(actorOf('daniel'), id, { ...booking, entry: newId() })).toBe(missing);
		const { bookingId } = await did(turnIntoBooking(actorOf('joy'), id, { ...booking, entry: newId() }));
		expect((await read('joy', id)).became).toEqual([{ kind: 'booking', id: bookingId, title: '' }]);
		expect((await read('goran', id)).became).toEqual([]);
	});

	it('becomes a resource of who holds it, of which nothing is taken from the request; seen by whom its owner lets see it', async () => {
		const { id } = await did(ask('joy'));
		const sheet = (audience: 'team' | 'school') => ({
			kind: 'sheet' as const, title: 'How tablets are borrowed', about: '', steps: 'Ask at the desk', url: null, file: null,
			languages: ['en'], grades: [], subjects: [], audience, tools: [], standards: [], entry: newId(),
		}); // biome-ignore format: short enough for two lines
		expect(await turnIntoResource(actorOf('daniel'), id, schools.harbour.id, sheet('school'))).toBe(missing);
		const made = await did(turnIntoResource(actorOf('goran'), id, schools.harbour.id, sheet('school')));
		const more = await did(turnIntoResource(actorOf('goran'), id, schools.harbour.id, sheet('team')));
		const seen = { kind: 'resource', id: made.id, title: 'How tablets are borrowed' };
		expect((await read('joy', id)).became).toEqual([seen]);
		expect((await read('goran', id)).became.map((one) => one.id)).toEqual([made.id, more.id]);
		// Deleted for good, it is no longer what came of it; withdrawn, only its owner finds it.
		await did(withdrawResource(actorOf('goran'), made.id));
		expect((await read('joy', id)).became).toEqual([]);
		await did(deleteResource(actorOf('goran'), made.id));
		expect((await read('goran', id)).became.map((one) => one.id)).toEqual([more.id]);
	});
});

describe('who is told', () => {
	const letters = async () => {
		const rows = await unitOfWork({ kind: 'mailer' }, (tx) =>
			tx
				.selectFrom('mail')
				.select(['to_person', 'subject', 'body'])
				.where('subject', 'ilike', '%request%')
				.execute(),
		);
		await unitOfWork({ kind: 'mailer' }, (tx) =>
			tx.updateTable('mail').set({ subject: 'Seen' }).where('subject', 'ilike', '%request%').execute(),
		);
		return rows;
	};
	const nameOfKey = (key: string | null) => everyone.find((name) => cast[name].id === key);

	it('by letter, of whom and with a link, never of what', async () => {
		await letters();
		const id = await asked(desk, 'PLANTED-in-a-letter');
		await did(promiseRequest(goran, id, { ...says('PLANTED-answer'), promisedOn: dayAfter(today, 2) }));
		const sent = await letters();
		expect(sent.map((one) => nameOfKey(one.to_person))).toEqual(['goran', 'clara']);
		for (const { subject, body } of sent) {
			expect(body).toContain(`${origin}/requests/${id}`);
			expect(subject + body).not.toMatch(/PLANTED|promis|help desk/i);
		}
	});

	it('is reminded on the day that was promised, in the hours of a school day, three times at most', async () => {
		const isSchool = (days: number) => ![0, 6].includes(new Date(dayAfter(today, days)).getUTCDay());
		const due = [2, 3, 4].find(isSchool) ?? 0;
		const id = await asked(desk, 'Reminding');
		await did(promiseRequest(goran, id, { ...says(), promisedOn: dayAfter(today, due) }));
		const waiting = await asked(toAda, 'Waiting');
		await did(askBack(ada, waiting, says('Which class?')));
		await letters();
		const told: { of: string; to: string | undefined; days: number }[] = [];
		const run = async (days: number, time: string) => {
			const letGo = holdClock(() => new Date(`${dayAfter(today, days)}T${time}:00Z`));
			try {
				await remindOfRequests();
			} finally {
				letGo();
			}
			for (const one of await letters())
				for (const of of [id, waiting])
					if (one.body.includes(of)) told.push({ of, to: nameOfKey(one.to_person), days });
		};
		await run(due - 1, '12:00');
		await run(due, '03:00');
		expect(told).toEqual([]);
		await run(due, '12:00');
		await run(due, '12:30');
		const of = (key: string) => told.filter((one) => one.of === key);
		expect(of(id)).toEqual([{ of: id, to: 'goran', days: due }]);
		for (let days = due + 1; days < due + 20; days += 1) await run(days, '12:00');
		expect(of(id).map(({ to }) => to)).toEqual(['goran', 'goran', 'goran']);
		expect(of(waiting).map(({ to }) => to)).toEqual(['clara', 'clara', 'clara']);
		expect(told.filter(({ days }) => !isSchool(days))).toEqual([]);
	});

	it('is reminded however many of a school on holiday wait before it; those are, when its school begins', async () => {
		const [lena, noah] = [actorOf('lena'), actorOf('noah')];
		await unitOfWork(lena, (tx) =>
			tx
				.insertInto('day_off')
				.values({
					id: newId(), school_id: schools.hill.id, name: 'Long summer', kind: 'holiday', starts_on: today,
					ends_on: dayAfter(today, 30),
				}) // biome-ignore format: short enough for two lines
				.execute(),
		);
		const atHill = {
			schoolId: schools.hill.id, words: 'Over there', forClass: '', wantedOn: null, to: anyFacilitator, origin,
		}; // biome-ignore format: short enough for one line
		const over = [];
		for (let count = 0; count < 3; count += 1)
			over.push((await did(askFor(noah, { ...atHill, entry: newId() }))).id);
		const id = await asked(desk, 'Behind them');
		await letters();
		const run = async (days: number) => {
			const letGo = holdClock(() => new Date(`${dayAfter(today, days)}T12:00:00Z`));
			try {
				await remindOfRequests(1);
			} finally {
				letGo();
			}
			return (await letters()).map(({ body }) => body).join();
		};
		let sent = '';
		for (let days = 2; days < 10; days += 1) sent += await run(days);
		expect(sent).toContain(id);
		for (const one of over) expect(sent).not.toContain(one);
		sent = '';
		for (let days = 30; days < 36; days += 1) sent += await run(days);
		for (const one of over) expect(sent).toContain(one);
	});
});

it('a facilitator who comes to lead the school reads nothing of a request any more', async () => {
	const id = await asked({ heldAs: 'facilitator', personId: cast.ben.id }, 'Before');
	expect(await wordsTo('ben', id)).toEqual(['Before']);
	await unitOfWork(machine, async (tx) => {
		await tx
			.updateTable('role_assignment')
			.set({ ends_on: schoolDay('UTC', new Date()) })
			.where('person_id', '=', cast.ben.id)
			.execute();
		await tx
			.insertInto('role_assignment')
			.values({
				id: newId(), person_id: cast.ben.id, school_id: schools.harbour.id, role: 'leader',
				starts_on: schoolDay('UTC', new Date()),
			}) // biome-ignore format: short enough for two lines
			.execute();
	});
	expect(await seen('ben', id)).toBe(missing);
});
