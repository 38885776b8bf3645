import { describe, expect, it } from 'vitest';
import { drawStageLine, lanes } from './stage-line.ts';

const year = [
	{ on: '2025-09-01', stage: 'full' },
	{ on: '2025-11-10', stage: 'partial' },
	{ on: '2026-02-02', stage: 'full' },
	{ on: '2026-03-16', stage: 'mentoring' },
] as const;

describe('the line through the stages', () => {
	it('puts every change on the lane of its stage, in the order of its dates', () => {
		const { dots } = drawStageLine(year, '2026-06-01');
		expect(dots.map((dot) => lanes[dot.y - 0.5])).toEqual(['full', 'partial', 'full', 'mentoring']);
		expect(dots.map((dot) => dot.x)).toEqual([...dots.map((dot) => dot.x)].sort((a, b) => a - b));
		expect(drawStageLine([...year].reverse(), '2026-06-01')).toEqual(drawStageLine(year, '2026-06-01'));
	});

	it('spaces the changes as their dates are spaced', () => {
		const { dots, end } = drawStageLine(
			[
				{ on: '2026-01-01', stage: 'full' },
				{ on: '2026-01-11', stage: 'partial' },
			],
			'2026-01-21',
		);
		expect(dots[0]?.x).toBe(2);
		expect(dots[1]?.x).toBe(50);
		expect(end.x).toBe(98);
	});

	it('never runs backwards in time', () => {
		const { path } = drawStageLine(year, '2026-06-01');
		const along = [...path.matchAll(/[MH]([\d.]+)|C([\d.]+) [\d.]+ ([\d.]+) [\d.]+ ([\d.]+)/g)].flatMap(
			(match) => match.slice(1).filter(Boolean).map(Number),
		);
		expect(along.length).toBeGreaterThan(8);
		expect(along).toEqual([...along].sort((a, b) => a - b));
	});

	it('is its own mirror image from right to left', () => {
		const there = drawStageLine(year, '2026-06-01');
		const back = drawStageLine(year, '2026-06-01', true);
		expect(back.dots.map((dot) => Math.round((100 - dot.x) * 100) / 100)).toEqual(
			there.dots.map((dot) => dot.x),
		);
		expect(back.dots.map((dot) => dot.y)).toEqual(there.dots.map((dot) => dot.y));
	});

	it('draws a collaboration that began today, two changes of one day, and an end before the last change', () => {
		expect(drawStageLine([{ on: '2026-03-01', stage: 'full' }], '2026-03-01').path).toBe('M2 3.5H98');
		const oneDay = drawStageLine(
			[
				{ on: '2026-03-01', stage: 'full' },
				{ on: '2026-03-01', stage: 'coaching' },
			],
			'2026-03-02',
		);
		expect(oneDay.path).not.toContain('NaN');
		expect(drawStageLine(year, '2025-10-01').end.x).toBe(98);
		expect(drawStageLine([], '2026-03-01').path).toBe('');
	});

	it('marks at most as many months as can be read, all inside the drawing', () => {
		const { ticks } = drawStageLine([{ on: '2023-01-15', stage: 'full' }], '2026-06-01');
		expect(ticks.length).toBeLessThanOrEqual(5);
		expect(ticks.length).toBeGreaterThan(2);
		expect(ticks.every((tick) => tick.x >= 2 && tick.x <= 98 && tick.on.endsWith('-01'))).toBe(true);
	});
});
