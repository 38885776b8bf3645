import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { askFor, finishRequest, type SupportKind } from '#server/domain/request/index.ts';
import { findSupport } from '#server/domain/time/index.ts';
import { machine } from '#server/platform/actor.ts';
import { holdClock } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing } from '#server/platform/refusal.ts';
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
import { findLatestNumbers, findNumbers, freezeNumbers, keepHours, publishHours } from './index.ts';

const harbour = schools.harbour.id;
const teachers = Array.from(
	{ length: 30 },
	(_, index) => `01900000-0000-7000-8000-0000000091${String(index).padStart(2, '0')}`,
);

async function engage(): Promise<void> {
	await unitOfWork(machine, async (tx) => {
		for (const [index, id] of teachers.entries()) {
			await tx
				.insertInto('person')
				.values({ id, given_name: 'Teacher', family_name: String(index), search_name: `teacher ${index}` })
				.execute();
			await tx
				.insertInto('membership')
				.values({ id: newId(), person_id: id, school_id: harbour, starts_on: '2026-08-01' })
				.execute();
			await tx
				.insertInto('role_assignment')
				.values({ id: newId(), person_id: id, school_id: harbour, role: 'teacher', starts_on: '2026-08-01' })
				.execute();
		}
	});
}

interface VisitGiven {
	by?: CastName;
	on: string;
	to: readonly string[];
	kind?: string;
	timeKind?: string;
	minutes?: number;
}

async function visit({
	by = 'ada',
	on,
	to,
	kind = 'modelling',
	timeKind = 'in-classroom',
	minutes = 60,
}: VisitGiven) {
	await unitOfWork(actorOf(by), async (tx) => {
		const id = newId();
		await tx
			.insertInto('visit')
			.values({
				id,
				school_id: harbour,
				author_id: cast[by].id,
				entry_id: newId(),
				kind,
				time_kind: timeKind,
				place: planted.privateNote,
				starts_at: new Date(`${on}T09:00:00Z`),
				minutes,
				state: 'done',
				captured_at: new Date(),
			})
			.execute();
		await tx
			.insertInto('visit_person')
			.values([
				{ visit_id: id, person_id: cast[by].id, part: 'facilitator' },
				...to.map((person_id) => ({ visit_id: id, person_id, part: 'teacher' })),
			])
			.execute();
	});
}

/** September: modelling with 10, side by side with 8, co-teaching with 3 only. */
async function september(): Promise<void> {
	for (const id of teachers.slice(0, 10)) await visit({ on: '2026-09-08', to: [id] });
	for (const id of teachers.slice(8, 16))
		await visit({
			by: 'ben',
			on: '2026-09-15',
			to: [id],
			kind: 'side-by-side',
			timeKind: 'outside-classroom',
			minutes: 30,
		});
	for (const id of teachers.slice(0, 3)) await visit({ on: '2026-09-22', to: [id], kind: 'co-teaching' });
}

/** October: modelling with 10 others, side by side with 9, co-teaching with 6. Preparation by both. */
async function october(): Promise<void> {
	for (const id of teachers.slice(10, 20)) await visit({ on: '2026-10-06', to: [id] });
	for (const id of teachers.slice(16, 25))
		await visit({
			by: 'ben',
			on: '2026-10-13',
			to: [id],
			kind: 'side-by-side',
			timeKind: 'outside-classroom',
			minutes: 40,
		});
	for (const id of teachers.slice(3, 9)) await visit({ on: '2026-10-20', to: [id], kind: 'co-teaching' });
	for (const by of ['ada', 'ben'] as const)
		await unitOfWork(actorOf(by), (tx) =>
			tx
				.insertInto('time_entry')
				.values({
					id: newId(),
					school_id: harbour,
					facilitator_id: cast[by].id,
					entry_id: newId(),
					on_day: '2026-10-07',
					minutes: 90,
				})
				.execute(),
		);
}

let letGo = holdClock(() => new Date('2026-10-02T10:00:00Z'));
function onThe(day: string): void {
	letGo();
	letGo = holdClock(() => new Date(`${day}T10:00:00Z`));
}
afterAll(() => letGo());

/** A meeting of Clara's and Daniel's team with Ada, of an hour, which nobody wrote in; and one that was called off. */
async function meetings(): Promise<void> {
	const of = { school_id: harbour, team_id: scene.grade4 };
	const rhythm = newId();
	await unitOfWork(actorOf('ada'), async (tx) => {
		await tx
			.insertInto('planning_rhythm')
			.values({
				id: rhythm,
				...of,
				weekday: 3,
				holds_from: '2026-10-01',
				made_by: cast.ada.id,
				made_at: new Date(),
			})
			.execute();
		await tx.insertInto('planning_guest').values({ rhythm_id: rhythm, person_id: cast.ada.id }).execute();
	});
	const meeting = { ...of, rhythm_id: rhythm, part: 1, kind: 'unit', minutes: 60, made_at: new Date() };
	await unitOfWork({ kind: 'counter' }, (tx) =>
		tx
			.insertInto('meeting')
			.values([
				{ ...meeting, id: newId(), turn: '2026-10-12', on_day: '2026-10-14' },
				{ ...meeting, id: newId(), turn: '2026-10-19', on_day: '2026-10-21', called_off: true },
			])
			.execute(),
	);
}

withDatabase(async (database) => {
	await rehearse(database);
	await engage();
	await september();
	expect(await freezeNumbers()).toBe(1);
	await october();
	await meetings();
	await publishHours(actorOf('ada'), harbour);
	await publishHours(actorOf('ben'), harbour);
	onThe('2026-10-31');
	expect(await freezeNumbers()).toBe(0);
	onThe('2026-11-03');
	expect(await freezeNumbers()).toBe(1);
});

async function numbersFor(name: CastName) {
	const found = await findNumbers(actorOf(name), harbour);
	if (isRefusal(found)) return found;
	return Object.fromEntries(
		found.months.map(({ month, sheets }) => [
			month,
			Object.fromEntries(
				sheets.map(({ sheet, lines }) => [
					sheet,
					Object.fromEntries(lines.map(({ line, value }) => [line, value])),
				]),
			),
		]),
	);
}

describe('the numbers of a month', () => {
	it('are shown to a leader and to facilitators, frozen, and hidden where fewer than five stand behind them', async () => {
		// The rehearsal's own visit, to Clara on 21 September, is modelling too: 11 of 22 visits.
		// Clara is a teacher with a partner, and Daniel: two of the school, so that line is hidden, and so is every stage.
		const hidden = { all: null, full: null, partial: null, coaching: null, mentoring: null };
		const noSupport = { 'set-up': null, repair: null, 'on-the-spot': null };
		const seen = await numbersFor('fatima');
		expect(seen).toEqual({
			'2026-10-01': {
				reach: { 'with-partner': null, visited: 21 },
				// Nobody stands behind “other”: hidden, and a second line with it, or the total would tell.
				visits: { all: 25, modelling: 10, 'side-by-side': 9, 'co-teaching': null, other: null },
				time: { 'in-classroom': 16, 'outside-classroom': 7, preparation: 3 },
				stages: hidden,
				support: noSupport,
			},
			'2026-09-01': {
				reach: { 'with-partner': null, visited: 17 },
				visits: { all: 22, modelling: 11, 'side-by-side': null, 'co-teaching': null, other: null },
				time: { 'in-classroom': null, 'outside-classroom': null, preparation: null },
				stages: hidden,
				support: noSupport,
			},
		});
		expect(await numbersFor('ada')).toEqual(seen);
		expect(await findLatestNumbers(actorOf('fatima'), harbour)).toMatchObject({ month: '2026-10-01' });
	});

	it('do not exist for teachers, operators, technicians, evaluators, or anyone of another school', async () => {
		for (const name of ['clara', 'emre', 'goran', 'hana', 'ivo', 'joy', 'mara', 'lena', 'noah'] as const) {
			expect(await findNumbers(actorOf(name), harbour), name).toEqual(missing);
			expect(await findLatestNumbers(actorOf(name), harbour), name).toBeNull();
		}
		expect(await findNumbers(actorOf('fatima'), schools.hill.id)).toEqual(missing);
		expect(await findNumbers(actorOf('fatima'), 'not an id')).toEqual(missing);
		expect(await findNumbers(actorOf('lena'), schools.hill.id)).toMatchObject({ months: [] });
	});

	it('stay as they were when something is written about the month afterwards', async () => {
		const before = await numbersFor('fatima');
		for (const id of teachers.slice(20, 30)) await visit({ on: '2026-10-27', to: [id], kind: 'planning' });
		expect(await freezeNumbers()).toBe(0);
		expect(await numbersFor('fatima')).toEqual(before);
		await expect(
			unitOfWork({ kind: 'counter' }, (tx) => sql`update number_cell set value = 1`.execute(tx)),
		).rejects.toThrow(/permission denied/);
		await expect(
			unitOfWork(actorOf('fatima'), (tx) => sql`delete from number_cell`.execute(tx)),
		).rejects.toThrow(/permission denied/);
	});

	it('are counted by somebody who reads no word', async () => {
		for (const [column, table] of [
			['words', 'note'],
			['place', 'visit'],
			['aim', 'collaboration_focus'],
			['given_name', 'person'],
		] as const)
			await expect(
				unitOfWork({ kind: 'counter' }, (tx) =>
					sql`select ${sql.ref(column)} from ${sql.table(table)}`.execute(tx),
				),
				table,
			).rejects.toThrow(/permission denied/);
		const said = JSON.stringify(await findNumbers(actorOf('fatima'), harbour));
		for (const text of Object.values(planted)) expect(said).not.toContain(text);
		for (const id of [...teachers, cast.clara.id, cast.ada.id]) expect(said).not.toContain(id);
	});
});

describe('the hours of fewer than five facilitators', () => {
	it('are shown from the month on in which every one of them has published theirs, and no longer once one keeps them', async () => {
		onThe('2026-11-30');
		for (const id of teachers.slice(0, 12)) await visit({ on: '2026-11-10', to: [id] });
		for (const id of teachers.slice(12, 22))
			await visit({ by: 'ben', on: '2026-11-11', to: [id], timeKind: 'outside-classroom' });
		expect(await keepHours(actorOf('ben'), harbour)).toEqual({ kept: true });
		expect(await keepHours(actorOf('ben'), harbour)).toEqual({ kept: true });
		onThe('2026-12-01');
		expect(await freezeNumbers()).toBe(1);
		expect(await numbersFor('fatima')).toMatchObject({
			'2026-11-01': { time: { 'in-classroom': null, 'outside-classroom': null, preparation: null } },
			'2026-10-01': { time: { 'in-classroom': 16, preparation: 3 } },
		});
	});

	it('are published by those who facilitate, each for themself', async () => {
		expect(await publishHours(actorOf('ada'), harbour)).toEqual({ published: true });
		expect(await findNumbers(actorOf('ada'), harbour)).toMatchObject({ hours: 'published' });
		expect(await findNumbers(actorOf('ben'), harbour)).toMatchObject({ hours: 'kept' });
		expect(await findNumbers(actorOf('fatima'), harbour)).toMatchObject({ hours: 'not-asked' });
		for (const name of ['fatima', 'clara', 'lena', 'ivo'] as const) {
			expect(await publishHours(actorOf(name), harbour), name).toEqual(missing);
			expect(await keepHours(actorOf(name), harbour), name).toEqual(missing);
		}
	});
});

describe('the support that facilitators gave', () => {
	/** A teacher asked, and a facilitator settled it: so many minutes of the help desk’s work. */
	async function settled(by: CastName, teacher: string, supportKind: SupportKind, minutes: number) {
		const asker = { kind: 'member', personId: teacher } as const;
		const to = { heldAs: 'facilitator' as const, personId: cast[by].id };
		const origin = 'https://tandem.test';
		const asked = await askFor(asker, {
			schoolId: harbour, words: 'x', forClass: '', wantedOn: null, to, entry: newId(), origin,
		}); // biome-ignore format: short enough for one line
		if (isRefusal(asked)) throw new Error(asked.code);
		const done = await finishRequest(actorOf(by), asked.id, {
			words: '', entry: newId(), origin, minutes, supportKind,
		}); // biome-ignore format: short enough for one line
		if (isRefusal(done)) throw new Error(done.code);
	}

	it('is their own by kind and month, and the sum of all where enough stand behind it and behind what is left of the hours', async () => {
		onThe('2026-12-10');
		expect(await publishHours(actorOf('ben'), harbour)).toEqual({ published: true });
		for (const [at, id] of teachers.slice(0, 8).entries())
			await settled(at % 2 ? 'ada' : 'ben', id, 'app', 60);
		for (const id of teachers.slice(10, 13)) await settled('ada', id, 'repair', 30);
		for (const id of teachers.slice(8, 20))
			await visit({ on: '2026-12-08', to: [id], timeKind: 'outside-classroom', kind: 'planning' });
		for (const id of teachers.slice(20, 29)) await visit({ by: 'ben', on: '2026-12-09', to: [id] });
		const own = await findSupport(actorOf('ada'), { id: harbour, zone: 'Europe/Lisbon' });
		expect(own).toMatchObject({
			kinds: [{ kind: 'app', minutes: 240, times: 4 }, { kind: 'repair', minutes: 90, times: 3 }],
			months: [{ month: '2026-12-01', minutes: 330, times: 7 }],
		}); // biome-ignore format: short enough for two lines
		expect(own.allMinutes).toBeGreaterThan(330);
		for (const name of ['clara', 'fatima'] as const)
			expect((await findSupport(actorOf(name), { id: harbour, zone: 'Europe/Lisbon' })).times).toBe(0);
		onThe('2027-01-03');
		expect(await freezeNumbers()).toBe(1);
		expect(await numbersFor('fatima')).toMatchObject({
			// Repairs tell of three.
			'2026-12-01': { support: { 'set-up': 8, repair: null, 'on-the-spot': null } },
		});
	});
});
