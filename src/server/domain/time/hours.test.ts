import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layHours, type Spent, type SpentKind, spentKinds, sumHours, weeksOf } from './index.ts';

const spent = (
	id: string,
	kind: SpentKind,
	at: string | null,
	minutes: number,
	more: Partial<Spent> = {},
): Spent => ({
	id,
	kind,
	day: (at ?? '2026-09-21').slice(0, 10),
	startsAt: at === null ? null : new Date(`${at}Z`),
	minutes,
	group: false,
	support: false,
	...more,
});

describe('hours', () => {
	it('count a minute that is in two entries once, for what comes first in the order of priority, and say which two', () => {
		const list = [
			spent('tickets', 'preparation', '2026-09-21T09:30', 60),
			spent('with', 'outside-classroom', '2026-09-21T09:00', 45),
			spent('class', 'in-classroom', '2026-09-21T09:15', 45),
			spent('evening', 'preparation', null, 30),
		];
		const laid = layHours(list);
		expect(laid.counted).toEqual([30, 15, 45, 30]);
		expect(laid.overlaps.map(({ first, second, minutes }) => [first.id, second.id, minutes])).toEqual([
			['with', 'class', 30],
			['class', 'tickets', 30],
		]);
	});

	it('that only touch overlap nothing, nor does what has no hour', () => {
		const { overlaps, counted } = layHours([
			spent('a', 'in-classroom', '2026-09-21T09:00', 45),
			spent('b', 'in-classroom', '2026-09-21T09:45', 45),
			spent('c', 'preparation', null, 600),
		]);
		expect([overlaps, counted]).toEqual([[], [45, 45, 600]]);
	});

	it('know one to one from groups, and support, by week, and count what is shared between kinds nowhere twice', () => {
		const list = [
			spent('a', 'in-classroom', '2026-09-20T09:00', 45, { group: true }),
			spent('b', 'outside-classroom', '2026-09-21T09:00', 15, { support: true }),
			spent('c', 'preparation', null, 20),
		];
		const laid = layHours(list);
		expect(weeksOf(list, laid, '2026-09-16', '2026-09-28')).toEqual([
			{
				startsOn: '2026-09-14',
				hours: { inClassroom: 45, outsideClassroom: 0, preparation: 0, oneToOne: 0, group: 45, support: 0 },
			},
			{
				startsOn: '2026-09-21',
				hours: { inClassroom: 0, outsideClassroom: 15, preparation: 20, oneToOne: 15, group: 0, support: 15 },
			},
		]);
		expect(sumHours(list, laid, '2026-09-21', '2026-09-22').preparation).toBe(20);
	});

	it('are never more than the clock had, and exactly what is covered', () => {
		const entry = fc.record({
			kind: fc.constantFrom(...spentKinds),
			from: fc.nat(600),
			minutes: fc.integer({ min: 1, max: 200 }),
		});
		fc.assert(
			fc.property(fc.array(entry, { maxLength: 30 }), (entries) => {
				const list = entries.map(({ kind, from, minutes }, at) =>
					spent(String(at), kind, null, minutes, { startsAt: new Date(from * 60_000) }),
				);
				const { counted, overlaps } = layHours(list);
				const on = new Map<number, SpentKind>();
				for (const kind of [...spentKinds].reverse())
					for (const one of entries.filter((entry) => entry.kind === kind))
						for (let minute = one.from; minute < one.from + one.minutes; minute++) on.set(minute, kind);
				for (const kind of spentKinds)
					expect(list.reduce((sum, one, at) => sum + (one.kind === kind ? (counted[at] ?? 0) : 0), 0)).toBe(
						[...on.values()].filter((one) => one === kind).length,
					);
				const written = entries.reduce((sum, { minutes }) => sum + minutes, 0);
				expect(overlaps.length > 0).toBe(on.size < written);
			}),
		);
	});
});
