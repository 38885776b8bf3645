import { type Stage, type StageChange, stages } from './stage.ts';

/** Lanes from top to bottom; the line rises as the partners need each other less beside them. */
export const lanes: readonly Stage[] = [...stages].reverse();

export interface StageDrawing {
	/** SVG path on a sheet of 100 × the number of lanes. */
	path: string;
	/** One for each change: `x` in hundredths of the width, `y` in lanes. */
	dots: { x: number; y: number; on: string; stage: Stage }[];
	/** Where the line has got to. */
	end: { x: number; y: number };
	/** First days of months, few enough to be read. */
	ticks: { x: number; on: string }[];
}

const day = 86_400_000;
const left = 2;
const right = 98;

/**
 * Draws a collaboration's way through the stages between its first change and `until`, both `YYYY-MM-DD`.
 * Takes changes in any order, at least one; `mirrored` draws from right to left.
 */
export function drawStageLine(
	changes: readonly StageChange[],
	until: string,
	mirrored = false,
	mostTicks = 5,
): StageDrawing {
	const sorted = [...changes].sort((a, b) => a.on.localeCompare(b.on));
	const first = sorted[0];
	const last = sorted.at(-1);
	if (!first || !last) return { path: '', dots: [], end: { x: left, y: 0 }, ticks: [] };
	const start = Date.parse(first.on);
	const stop = Math.max(Date.parse(until), Date.parse(last.on));
	const span = Math.max(stop - start, day);
	const along = (time: number) => {
		const x = left + ((time - start) / span) * (right - left);
		return round(mirrored ? 100 - x : x);
	};
	const dots = sorted.map((change) => ({
		x: along(Date.parse(change.on)),
		y: lanes.indexOf(change.stage) + 0.5,
		on: change.on,
		stage: change.stage,
	}));
	const end = { x: along(start + span), y: lanes.indexOf(last.stage) + 0.5 };
	return { path: through(dots, end), dots, end, ticks: monthsBetween(start, start + span, along, mostTicks) };
}

/** A line that keeps to its lane and bends, shortly before each dot, into the next. */
function through(dots: { x: number; y: number }[], end: { x: number; y: number }): string {
	let path = '';
	let from = dots[0];
	if (!from) return path;
	path = `M${from.x} ${from.y}`;
	for (const to of dots.slice(1)) {
		const gap = to.x - from.x;
		const bend = round(to.x - Math.sign(gap) * Math.min(5, Math.abs(gap) * 0.7));
		const middle = round((bend + to.x) / 2);
		path += `H${bend}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
		from = to;
	}
	return `${path}H${end.x}`;
}

function monthsBetween(start: number, stop: number, along: (time: number) => number, most: number) {
	const firsts: number[] = [];
	const at = new Date(start);
	for (;;) {
		at.setUTCMonth(at.getUTCMonth() + 1, 1);
		if (at.getTime() > stop) break;
		firsts.push(at.getTime());
	}
	const every = Math.ceil(firsts.length / most);
	return firsts
		.filter((_, index) => index % every === 0)
		.map((time) => ({ x: along(time), on: new Date(time).toISOString().slice(0, 10) }));
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}
