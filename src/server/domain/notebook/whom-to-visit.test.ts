import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangedWithin, type Candidate, usualDays, whomToVisit } from './whom-to-visit.ts';

const zone = 'Europe/Lisbon';
const now = new Date('2026-09-28T09:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

const clara: Candidate = {
	teacherId: 'clara', collaborationId: 'water', stage: 'coaching', since: daysAgo(60), lastVisitAt: daysAgo(2), nextVisitAt: null,
	checksDue: 0, heldBackDue: 0, promisesDue: 0, putOffUntil: null,
}; // biome-ignore format: one glance
const daniel: Candidate = { ...clara, teacherId: 'daniel' };

const many = fc.nat({ max: 6 });
const candidate: fc.Arbitrary<Candidate> = fc.record({
	teacherId: fc.uuid(),
	collaborationId: fc.option(fc.uuid()),
	stage: fc.option(fc.constantFrom('full', 'partial', 'coaching', 'mentoring')),
	since: fc.nat({ max: 300 }).map(daysAgo),
	lastVisitAt: fc.option(fc.nat({ max: 300 }).map(daysAgo)),
	nextVisitAt: fc.option(fc.nat({ max: 30 }).map((days) => daysAgo(-days))),
	checksDue: many,
	heldBackDue: many,
	promisesDue: many,
	putOffUntil: fc.constantFrom(null, '2026-09-01', '2026-09-28', '2026-10-12'),
});

describe('whom to visit next', () => {
	it('names nobody who was met lately and with whom nothing is open', () => {
		expect(whomToVisit(now, zone, [clara])).toEqual([]);
	});

	it('gives the time since the last visit as a reason, by what is usual at the stage', () => {
		const [suggestion] = whomToVisit(now, zone, [{ ...clara, lastVisitAt: daysAgo(15) }]);
		expect(suggestion?.reasons).toEqual([{ key: 'notebook.why.long-since', args: { days: 15, usual: 14 } }]);
		expect(whomToVisit(now, zone, [{ ...clara, stage: 'mentoring', lastVisitAt: daysAgo(15) }])).toEqual([]);
	});

	it('names nobody who was put off, until their day comes', () => {
		const late = { ...clara, lastVisitAt: daysAgo(40), promisesDue: 2 };
		expect(whomToVisit(now, zone, [{ ...late, putOffUntil: '2026-09-29' }, daniel])).toEqual([]);
		expect(whomToVisit(now, zone, [{ ...late, putOffUntil: '2026-09-28' }])).toEqual(
			whomToVisit(now, zone, [late]),
		);
	});

	it('counts from the beginning for somebody never visited', () => {
		const [suggestion] = whomToVisit(now, zone, [{ ...clara, since: daysAgo(20), lastVisitAt: null }]);
		expect(suggestion?.reasons).toEqual([{ key: 'notebook.why.never', args: { days: 20, usual: 14 } }]);
	});

	it('says that somebody was not met this month, once the month is under way', () => {
		const lastMonth = {
			...clara,
			stage: 'mentoring' as const,
			lastVisitAt: new Date('2026-08-31T10:00:00Z'),
		};
		const said = (at: string) =>
			whomToVisit(new Date(at), zone, [lastMonth]).flatMap(({ reasons }) => reasons);
		expect(said('2026-09-20T09:00:00Z')).toEqual([{ key: 'notebook.why.not-this-month' }]);
		expect(said('2026-09-02T09:00:00Z')).toEqual([]);
	});

	it('brings up promises, held-back matters and points that nobody looked at, the weightiest first', () => {
		const [suggestion] = whomToVisit(now, zone, [{ ...clara, checksDue: 2, heldBackDue: 1, promisesDue: 1 }]);
		expect(suggestion?.reasons).toEqual([
			{ key: 'notebook.why.promise', args: { count: 1 } },
			{ key: 'notebook.why.held-back', args: { count: 1 } },
			{ key: 'notebook.why.check', args: { count: 2 } },
		]);
	});

	it('leaves out whom a visit is arranged with this week, not whom one is planned with later', () => {
		const waiting = { ...clara, promisesDue: 1 };
		expect(whomToVisit(now, zone, [{ ...waiting, nextVisitAt: daysAgo(1 - arrangedWithin) }])).toEqual([]);
		expect(whomToVisit(now, zone, [{ ...waiting, nextVisitAt: daysAgo(-arrangedWithin) }])).toHaveLength(1);
	});

	it('does not hurry anybody outside a collaboration by time alone', () => {
		const outside = { ...clara, collaborationId: null, stage: null, lastVisitAt: daysAgo(200) };
		expect(whomToVisit(now, zone, [outside])).toEqual([]);
		expect(whomToVisit(now, zone, [{ ...outside, heldBackDue: 1 }])).toHaveLength(1);
	});

	it('asks for more visits the closer the work', () => {
		expect(usualDays.full).toBeLessThan(usualDays.partial);
		expect(usualDays.partial).toBeLessThan(usualDays.coaching);
		expect(usualDays.coaching).toBeLessThan(usualDays.mentoring);
	});

	it('never ranks somebody lower for a longer time since the last visit, all else being equal', () => {
		fc.assert(
			fc.property(
				fc.array(candidate, { maxLength: 12 }),
				candidate,
				fc.nat({ max: 200 }),
				(others, one, more) => {
					const at = one.lastVisitAt ?? one.since;
					const longer = { ...one, lastVisitAt: new Date(at.getTime() - more * 86_400_000) };
					const rank = (me: Candidate) => {
						const list = whomToVisit(now, zone, [...others, me]);
						const index = list.findIndex(({ teacherId }) => teacherId === one.teacherId);
						return index === -1 ? Number.POSITIVE_INFINITY : index;
					};
					expect(rank(longer)).toBeLessThanOrEqual(rank({ ...one, lastVisitAt: at }));
				},
			),
		);
	});

	it('never ranks somebody lower for more that stands open', () => {
		fc.assert(
			fc.property(candidate, fc.constantFrom('checksDue', 'heldBackDue', 'promisesDue'), (one, open) => {
				const weight = (me: Candidate) => whomToVisit(now, zone, [me])[0]?.weight ?? 0;
				expect(weight({ ...one, [open]: one[open] + 1 })).toBeGreaterThanOrEqual(weight(one));
			}),
		);
	});

	it('says the same in whatever order it is asked, and always says why', () => {
		fc.assert(
			fc.property(fc.array(candidate, { maxLength: 12 }), (all) => {
				const once = whomToVisit(now, zone, all);
				expect(whomToVisit(now, zone, all.toReversed())).toEqual(once);
				for (const { reasons } of once) expect(reasons.length).toBeGreaterThan(0);
			}),
		);
		const twins = whomToVisit(now, zone, [
			{ ...daniel, promisesDue: 1 },
			{ ...clara, promisesDue: 1 },
		]);
		expect(twins.map(({ teacherId }) => teacherId)).toEqual(['clara', 'daniel']);
	});
});
