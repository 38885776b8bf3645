import { describe, expect, it } from 'vitest';
import { layOut, noCalendar } from '#server/domain/calendar/index.ts';
import { spanOf } from './index.ts';

const [from, to] = ['2026-09-20', '2026-11-20'];
const days = (cycle: { weekdays: number[]; length: number }) =>
	layOut(
		{
			...noCalendar(from, to),
			cycles: [{ ...cycle, startsOn: '2026-09-21', firstDay: 1, throughDaysOff: false, own: false }],
			daysOff: [
				{ name: 'Break', startsOn: '2026-10-26', endsOn: '2026-10-31', kind: 'holiday', effect: null },
			],
		},
		from,
		to,
	);
const usual = days({ weekdays: [1, 2, 3, 4, 5], length: 6 });

describe('a view of one’s days', () => {
	it('by the week begins on Monday, and on Sunday where that is a school day', () => {
		const sunday = days({ weekdays: [7, 1, 2, 3, 4], length: 5 });
		for (const day of ['2026-10-11', '2026-10-12', '2026-10-17']) {
			expect(spanOf('week', day, sunday)).toMatchObject({ from: '2026-10-11', to: '2026-10-18' });
			const monday = day === '2026-10-11' ? '2026-10-05' : '2026-10-12';
			expect(spanOf('week', day, usual)).toMatchObject({ from: monday });
		}
	});

	it('by the cycle goes from its first day to the next, over a weekend and a break, and each leads to the next', () => {
		const first = spanOf('cycle', '2026-10-23', usual);
		expect(first).toEqual({
			from: '2026-10-23',
			to: '2026-11-09',
			before: '2026-10-22',
			after: '2026-11-09',
		});
		expect(spanOf('cycle', '2026-10-28', usual)).toEqual(first);
		expect(spanOf('cycle', first.before, usual).to).toBe(first.from);
		expect(spanOf('cycle', first.after, usual).from).toBe(first.to);
		expect(spanOf('cycle', '2026-10-14', layOut(noCalendar(from, to), from, to))).toMatchObject({
			from: '2026-10-12',
			to: '2026-10-19',
		});
	});

	it('by the day and the month is that day and that month, at the end of a year too', () => {
		expect(spanOf('day', '2026-12-31', [])).toEqual({
			from: '2026-12-31', to: '2027-01-01', before: '2026-12-30', after: '2027-01-01',
		}); // biome-ignore format: short enough
		expect(spanOf('month', '2027-01-31', [])).toEqual({
			from: '2027-01-01', to: '2027-02-01', before: '2026-12-01', after: '2027-02-01',
		}); // biome-ignore format: short enough
		expect(spanOf('month', '2027-02-03', [])).toMatchObject({ to: '2027-03-01', before: '2027-01-01' });
	});
});
