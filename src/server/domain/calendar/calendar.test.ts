import { describe, expect, it } from 'vitest';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing } from '#server/platform/refusal.ts';
import { actorOf, type CastName, cast, rehearse, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	copyYear,
	findCalendar,
	findEntries,
	planTerm,
	previewClosure,
	previewNextYear,
	removeEntry,
	setBells,
	setCycle,
	sortEvents,
	takeEntries,
	tellDayOff,
	tellSpecialDay,
} from './index.ts';

withDatabase(rehearse);

const ada = actorOf('ada');
const harbour = schools.harbour.id;
const cycle = (entry = newId()) => ({
	entry, startsOn: '2026-08-17', length: 6, firstDay: 1, throughDaysOff: false, weekdays: [1, 2, 3, 4, 5],
}); // biome-ignore format: a row reads better whole

function made<Result>(result: Result): Exclude<Result, { refused: true }> {
	if (isRefusal(result)) throw new Error(result.code);
	return result as Exclude<Result, { refused: true }>;
}
const numbers = async (name: CastName, from: string, to: string) =>
	made(await findCalendar(actorOf(name), harbour, null, from, to)).days.map((day) => day.cycleDay);
const falls = (name: CastName, day: string) =>
	previewClosure(
		actorOf(name),
		harbour,
		{ divisionId: null, startsOn: day, lastDay: day },
		(one) => new Date(`${one}T00:00:00Z`),
	);

describe('keeping a school’s calendar', () => {
	it('is for its facilitators and operators; its staff read it, and nobody else knows of it', async () => {
		made(await setCycle(ada, harbour, cycle()));
		for (const name of ['clara', 'fatima', 'noah'] as const) {
			expect(await setCycle(actorOf(name), harbour, cycle()), name).toEqual(missing);
			expect(await findEntries(actorOf(name), harbour, '2026-08-01', '2027-08-01'), name).toEqual(missing);
			expect(await falls(name, '2026-09-14'), name).toEqual(missing);
		}
		expect(await numbers('fatima', '2026-08-17', '2026-08-20')).toEqual([1, 2, 3]);
		expect(await findCalendar(actorOf('noah'), harbour, null, '2026-08-17', '2026-08-20')).toEqual(missing);
		made(await setCycle(actorOf('ivo'), harbour, { ...cycle(), firstDay: 3 }));
		expect(await numbers('clara', '2026-08-17', '2026-08-20')).toEqual([3, 4, 5]);
		made(await setCycle(ada, harbour, cycle()));
	});

	it('takes what can be, once however often it is sent, and says what cannot', async () => {
		const term = { entry: newId(), name: 'Autumn', startsOn: '2030-09-02', lastDay: '2030-12-20' };
		expect(await planTerm(ada, harbour, term)).toEqual({ id: term.entry });
		expect(await planTerm(ada, harbour, { ...term, name: 'Autumn term', version: 1 })).toEqual({
			id: term.entry,
		});
		expect(await planTerm(ada, harbour, { ...term, version: 1 })).toMatchObject({
			code: 'changed-meanwhile',
		});
		const wrong = async (change: object) => planTerm(ada, harbour, { ...term, entry: newId(), ...change });
		expect(await wrong({ startsOn: '2030-12-20', lastDay: '2031-02-01' })).toMatchObject({
			code: 'terms-overlap',
		});
		expect(await wrong({ lastDay: '2030-09-01' })).toMatchObject({ code: 'ends-before-start' });
		expect(await wrong({ lastDay: '2033-09-01' })).toMatchObject({ code: 'more-than-a-year' });
		expect(await wrong({ name: ' ' })).toMatchObject({ code: 'required', field: 'name' });
		expect(await setCycle(ada, harbour, { ...cycle(), length: 21 })).toMatchObject({ code: 'cycle-length' });
		expect(await setCycle(ada, harbour, { ...cycle(), firstDay: 7 })).toMatchObject({
			code: 'cycle-first-day',
		});
		expect(await setCycle(ada, harbour, { ...cycle(), weekdays: [] })).toMatchObject({
			code: 'cycle-weekdays',
		});
		const day = { entry: newId(), day: '2030-10-01', name: 'Early', endsAt: '12:00' };
		expect(await tellSpecialDay(ada, harbour, { ...day, bellScheduleId: newId() })).toMatchObject({
			code: 'choose-one',
		});
		expect(await tellSpecialDay(ada, harbour, { ...day, divisionId: newId() })).toMatchObject({
			code: 'choose-one',
		});
		expect(await tellSpecialDay(ada, harbour, day)).toEqual({ id: day.entry });
		expect(await tellSpecialDay(ada, harbour, { ...day, entry: newId(), name: 'Later' })).toEqual({
			id: day.entry,
		});
		expect(made(await findEntries(ada, harbour, '2030-08-01', '2031-08-01'))).toMatchObject({
			terms: [{ name: 'Autumn term', version: 2 }],
			specialDays: [{ name: 'Later', endsAt: '12:00' }],
		});
	});
});

describe('an unplanned closure', () => {
	it('is seen before it is: what moves, and of what was planned only what the reader may see', async () => {
		const at = new Date('2026-09-15T09:00:00Z');
		const before = await numbers('ada', '2026-09-15', '2026-09-18');
		const found = made(await falls('ada', '2026-09-15'));
		expect(found.closed.map((one) => one.day)).toEqual(['2026-09-15']);
		expect(found.moved[0]).toEqual({ day: '2026-09-16', was: before[1], becomes: before[0] });
		const visits = async (name: CastName) => made(await falls(name, '2026-09-14')).visits.length;
		const seen = await unitOfWork(ada, (tx) =>
			tx
				.selectFrom('visit')
				.select('starts_at')
				.where('starts_at', '>=', new Date('2026-09-01T00:00:00Z'))
				.execute(),
		);
		const day = seen[0]?.starts_at.toISOString().slice(0, 10) ?? at.toISOString().slice(0, 10);
		expect(made(await falls('ada', day)).visits).toMatchObject([
			{ with: [`${cast.clara.given} ${cast.clara.family}`] },
		]);
		expect(made(await falls('ben', day)).visits).toEqual([]);
		expect(await visits('ivo')).toBe(0);
		expect(await numbers('ada', '2026-09-15', '2026-09-18')).toEqual(before);
	});

	it('pushes or drops, and is undone', async () => {
		const days = ['2026-09-15', '2026-09-18'] as const;
		const before = await numbers('ada', ...days);
		const close = async (effect: 'push' | 'drop') =>
			made(
				await tellDayOff(ada, harbour, {
					entry: newId(), name: 'Storm', startsOn: days[0], lastDay: days[0], kind: 'closure', effect,
				}), // biome-ignore format: a row reads better whole
			).id;
		const pushed = await close('push');
		expect(await numbers('clara', ...days)).toEqual([null, before[0], before[1]]);
		expect(await removeEntry(actorOf('clara'), harbour, 'day_off', pushed)).toEqual(missing);
		made(await removeEntry(ada, harbour, 'day_off', pushed));
		expect(await numbers('clara', ...days)).toEqual(before);
		made(await removeEntry(ada, harbour, 'day_off', pushed));
		await close('drop');
		expect(await numbers('clara', ...days)).toEqual([null, before[1], before[2]]);
		const long = { divisionId: null, startsOn: '2026-09-15', lastDay: '2027-09-15' };
		expect(await previewClosure(ada, harbour, long, () => new Date())).toMatchObject({
			code: 'closure-too-long',
		});
	});
});

describe('the bells', () => {
	const usual = {
		entry: newId(), name: 'Usual', usual: true, weekdays: [], cycleDays: [], lines: '9.00-9.50 Second\n08:00–08:55 First\n\n',
	}; // biome-ignore format: a row reads better whole
	const periods = async (day: string) =>
		made(await findCalendar(ada, harbour, null, day, `${day.slice(0, 8)}30`)).days[0]?.periods ?? [];

	it('are written a period a line, and a period keeps who it is through all bells', async () => {
		const wednesday = {
			...usual,
			entry: newId(),
			name: 'Short',
			usual: false,
			weekdays: [3],
			lines: '8:00 to 8:30 First',
		};
		expect(await setBells(actorOf('clara'), harbour, usual)).toEqual(missing);
		made(await setBells(ada, harbour, usual));
		made(await setBells(ada, harbour, wednesday));
		const [first, second] = await periods('2026-11-03');
		expect([first, second]).toMatchObject([
			{ name: 'First', startsAt: '08:00', endsAt: '08:55' },
			{ name: 'Second', startsAt: '09:00', endsAt: '09:50' },
		]);
		expect(await periods('2026-11-04')).toMatchObject([{ id: first?.id, endsAt: '08:30' }]);
		// Sent again with other days, it takes them from the others and leaves its own.
		made(await setBells(ada, harbour, { ...usual, weekdays: [3] }));
		expect(await periods('2026-11-04')).toHaveLength(2);
	});

	it('are refused in words, by the line', async () => {
		for (const [lines, code, line] of [
			['First period', 'bells-unreadable', 1],
			['08:00-08:50 A\n08:75-09:00 B', 'bells-unreadable', 2],
			['09:00-08:00 A', 'bells-ends-before-start', 1],
			['08:00-09:00 A\n08:59-10:00 B', 'bells-overlap', 2],
			['08:00-09:00 A\n10:00-11:00 A', 'bells-twice', 2],
		] as const)
			expect(await setBells(ada, harbour, { ...usual, lines })).toMatchObject({
				code,
				said: { args: { line } },
			});
		expect(await setBells(ada, harbour, { ...usual, lines: '\n \n' })).toMatchObject({ code: 'required' });
		expect(await setBells(ada, harbour, { ...usual, entry: newId() })).toMatchObject({
			code: 'bells-name-taken',
		});
		expect(await setBells(ada, harbour, { ...usual, cycleDays: [21] })).toMatchObject({
			code: 'bells-cycle-days',
		});
	});
});

describe('a calendar file', () => {
	const day = (summary: string, startsOn: string, endsOn: string) => ({
		uid: summary, summary, transparent: false, kind: 'days' as const, startsOn, endsOn,
	}); // biome-ignore format: a row reads better whole
	const events = [
		day('Autumn break', '2035-10-26', '2035-10-31'),
		day('Inset day', '2035-11-02', '2035-11-03'),
		day('Spring semester', '2036-01-10', '2036-06-01'),
		day('Book fair', '2035-11-05', '2035-11-06'),
		day('Half-day', '2035-11-09', '2035-11-10'),
		day('', '2035-11-09', '2035-11-10'),
		day('A decade', '2035-11-09', '2045-11-10'),
		{
			uid: 'early', summary: 'Early dismissal', transparent: false, kind: 'moments' as const,
			startsAt: new Date('2035-11-07T12:30:00Z'), endsAt: new Date('2035-11-07T15:00:00Z'),
		}, // biome-ignore format: a row reads better whole
	];
	const sorted = sortEvents(events, (moment) => moment.toISOString().slice(0, 16).replace('T', ' '));

	it('is sorted by what it may be, for a person to choose', () => {
		expect(
			Object.entries(sorted).map(([kind, list]) => [kind, list.map((one: { name: string }) => one.name)]),
		).toEqual([
			['daysOff', ['Autumn break', 'Inset day']],
			['terms', ['Spring semester']],
			['early', ['Half-day', 'Early dismissal']],
			['others', ['Book fair']],
		]);
		expect(sorted.early[1]).toMatchObject({ startsOn: '2035-11-07', endsAt: '12:30' });
	});

	it('is taken as often as one likes, and is there once', async () => {
		const { others: _, ...chosen } = sorted;
		expect(await takeEntries(actorOf('clara'), harbour, chosen)).toEqual(missing);
		expect(await takeEntries(ada, harbour, chosen)).toEqual({ taken: 5, noRoom: [] });
		const longer = { ...chosen, daysOff: chosen.daysOff.map((one) => ({ ...one, name: `${one.name}!` })) };
		expect(await takeEntries(ada, harbour, longer)).toEqual({ taken: 5, noRoom: [] });
		const clash = [{ uid: 'other', name: 'Clash', startsOn: '2036-05-01', lastDay: '2036-08-01' }];
		expect(await takeEntries(ada, harbour, { daysOff: [], early: [], terms: clash })).toEqual({
			taken: 0,
			noRoom: ['Clash'],
		});
		const found = made(await findEntries(ada, harbour, '2035-08-01', '2036-08-01'));
		expect(found.daysOff.map((one) => [one.name, one.endsOn])).toEqual([
			['Autumn break!', '2035-10-31'],
			['Inset day!', '2035-11-03'],
		]);
		expect([found.terms.length, found.specialDays.length]).toEqual([1, 2]);
	});
});

describe('the next year', () => {
	const year = { startsOn: '2035-08-01', endsOn: '2036-08-01' };
	const next = '2036-08-01';

	it('has whole weeks, and on their date what stays there; copied twice it is there once', async () => {
		made(
			await tellDayOff(ada, harbour, {
				entry: newId(),
				name: 'May Day',
				startsOn: '2036-05-01',
				lastDay: '2036-05-01',
				kind: 'holiday',
				effect: null,
			}),
		);
		made(
			await tellDayOff(ada, harbour, {
				entry: newId(),
				name: 'Snow',
				startsOn: '2036-02-01',
				lastDay: '2036-02-01',
				kind: 'closure',
				effect: 'push',
			}),
		);
		const list = made(await previewNextYear(ada, harbour, year, next));
		expect(list.find((one) => one.name === 'May Day')).toMatchObject({
			isDated: true,
			sameDate: { startsOn: '2037-05-01', endsOn: '2037-05-02' },
			sameWeekday: { startsOn: '2037-04-30' },
		});
		expect(list.map((one) => one.name)).not.toContain('Snow');
		expect(list.find((one) => one.kind === 'cycle')?.sameWeekday.startsOn).toBe('2037-01-08');
		expect(await previewNextYear(actorOf('clara'), harbour, year, next)).toEqual(missing);
		const take = list.map((one) => one.id);
		const dated = list.filter((one) => one.isDated).map((one) => one.id);
		for (const _ of [1, 2]) made(await copyYear(ada, harbour, year, next, { take, dated }));
		const found = made(await findEntries(ada, harbour, '2036-08-01', '2037-08-01'));
		expect(found.daysOff.map((one) => [one.name, one.startsOn])).toEqual([
			['Autumn break!', '2036-10-24'],
			['Inset day!', '2036-10-31'],
			['May Day', '2037-05-01'],
		]);
		expect(found.terms).toMatchObject([{ startsOn: '2037-01-08', endsOn: '2037-05-31' }]);
		expect(found.cycles.filter((one) => one.startsOn === '2037-01-08')).toHaveLength(1);
	});
});
