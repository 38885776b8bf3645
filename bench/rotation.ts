// The rotation: how long to the proven best for a school of eight facilitators, how far from it a large one is after a minute,
// what the plan that is shown at once lacks, and, for schools small enough to try every plan, whether the best is the best.

import loadHighs, { type Highs } from 'highs';
import { planGreedily } from '#server/domain/rotation/greedy.ts';
import type { RotationProblem } from '#server/domain/rotation/problem.ts';
import { gapOf, solveRotation } from '#server/domain/rotation/solve.ts';
import { inOrder, weigh } from '#server/domain/rotation/weigh.ts';
import { bestByTrying } from '../tests/rotation-brute.ts';
import { exampleRotation } from '../tests/rotation-school.ts';
import { at, type Row } from './row.ts';

const seconds = 60;
const schools = [1, 2, 3, 4, 5];

interface Measured {
	greedyMs: number;
	bestMs: number;
	proven: number;
	aims: number;
	gap: number;
	greedyMissed: number;
	missed: number;
}

function measure(highs: Highs, problem: RotationProblem): Measured {
	let began = performance.now();
	const greedy = planGreedily(problem);
	const greedyMs = performance.now() - began;
	began = performance.now();
	const { plan, reached } = solveRotation(highs, problem, seconds);
	const bestMs = performance.now() - began;
	return {
		greedyMs,
		bestMs,
		proven: reached.filter(({ proven }) => proven).length,
		aims: reached.length,
		gap: gapOf(problem, plan, reached),
		greedyMissed: weigh(problem, greedy).visitsShort,
		missed: weigh(problem, plan).visitsShort,
	};
}

function rowsOf(what: string, all: Measured[], goal: 'proven' | 'near'): Row[] {
	const most = (of: (one: Measured) => number) => Math.max(...all.map(of));
	const sum = (of: (one: Measured) => number) => all.reduce((total, one) => total + of(one), 0);
	const greedyMs = most((one) => one.greedyMs);
	const gap = most((one) => one.gap) * 100;
	const unproven = sum((one) => one.aims - one.proven);
	return [
		{
			what: `${what}: plan at once, slowest`,
			value: greedyMs,
			unit: 'ms',
			goal: '≤ 1000 ms',
			ok: greedyMs <= 1000,
		},
		{
			what: `${what}: best plan, median`,
			value:
				at(
					all.map((one) => one.bestMs),
					0.5,
				) / 1000,
			unit: 's',
		},
		{ what: `${what}: best plan, slowest`, value: most((one) => one.bestMs) / 1000, unit: 's' },
		{
			what: `${what}: aims not proven, of ${sum((one) => one.aims)}`,
			value: unproven,
			unit: '',
			...(goal === 'proven' ? { goal: '0', ok: unproven === 0 } : {}),
		},
		{ what: `${what}: gap, largest`, value: gap, unit: '%', goal: '≤ 2 %', ok: gap <= 2 },
		{ what: `${what}: visits missed by the plan at once`, value: sum((one) => one.greedyMissed), unit: '' },
		{ what: `${what}: visits missed by the best plan`, value: sum((one) => one.missed), unit: '' },
	];
}

/** Measures planning rotations of made-up schools, each from a seed. Needs no database. */
export async function measureRotation(): Promise<Row[]> {
	const rows: Row[] = [];
	const highs = await loadHighs();
	const memory = () => highs.memoryBytes / 2 ** 20;
	const usual = { facilitators: 8, teachers: 60, weeks: 40 };
	const large = { facilitators: 20, teachers: 400, weeks: 40 };
	rows.push(
		...rowsOf(
			'8 × 60 × 40, five schools',
			schools.map((seed) => measure(highs, exampleRotation({ ...usual, seed }))),
			'proven',
		),
		{ what: '8 × 60 × 40: memory of the solver', value: memory(), unit: 'MB' },
		...rowsOf(
			'20 × 400 × 40, two schools',
			[1, 2].map((seed) => measure(highs, exampleRotation({ ...large, seed }))),
			'near',
		),
		...rowsOf(
			'20 × 400 × 40, too little time for all visits',
			[measure(highs, exampleRotation({ ...large, seed: 2, visitsADay: 2 }))],
			'near',
		),
		{ what: '20 × 400 × 40: memory of the solver', value: memory(), unit: 'MB' },
	);
	let differing = 0;
	for (let seed = 1; seed <= 12; seed += 1) {
		const problem = exampleRotation({
			facilitators: 1,
			teachers: 3,
			weeks: 6,
			focusWeeks: 3,
			groupWeeks: 1,
			teamSize: 2,
			teamsAtATime: 1,
			visitsADay: 1,
			musts: 1,
			seed,
		});
		const { plan } = solveRotation(highs, problem, seconds);
		const best = bestByTrying(problem, plan);
		const found = inOrder(weigh(problem, plan));
		if (String(found) !== String([...best.aims, best.weeks])) differing += 1;
	}
	rows.push({
		what: 'small schools whose best plan is not the best of all plans tried, of 12',
		value: differing,
		unit: '',
		goal: '0',
		ok: differing === 0,
	});
	return rows;
}
