// Runs in a thread of its own (compute-plans.ts): reads a school's rotation, tells how far it is, and posts the best it found.
import { parentPort, workerData } from 'node:worker_threads';
import loadHighs from 'highs';
import { accompany, problemOf, type RotationSchool } from './accompany.ts';
import { type Clashing, explainClashes } from './clash.ts';
import type { RotationPlan } from './problem.ts';
import { type Progress, type Reached, solveRotation } from './solve.ts';

/** What the thread is given. */
export interface Given {
	school: RotationSchool;
	seconds: number;
}

/** What it comes to. */
export interface Solved {
	accompanied: number[];
	plan: RotationPlan;
	reached: Reached[];
	clashes: Clashing[][];
	/** Who accompanies whom is as even as it can be. */
	even: boolean;
}

const { school, seconds } = workerData as Given;
const highs = await loadHighs();
const { accompanied, proven } = accompany(highs, school, seconds / 4);
const problem = problemOf(school, accompanied);
let told = 0;
const { plan, reached } = solveRotation(highs, problem, (seconds * 3) / 4, (progress: Progress) => {
	if (performance.now() - told < 250) return;
	told = performance.now();
	parentPort?.postMessage({ told: progress });
});
const clashes = explainClashes(highs, problem, plan);
const result: Solved = { accompanied, plan, reached, clashes, even: proven };
parentPort?.postMessage({ result });
