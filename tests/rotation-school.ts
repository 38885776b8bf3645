import type { Must, RotationProblem } from '#server/domain/rotation/problem.ts';

/** The same numbers from 0 up to 1, for the same seed. */
function numbersFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/**
 * A school made up from a seed: teams of three to nine, part-time facilitators who are elsewhere on some days, absences, other
 * coaches, teams that meet on one day, pins, wishes. Holidays shorten some weeks.
 */
export function exampleRotation(size: {
	facilitators: number;
	teachers: number;
	weeks: number;
	seed: number;
	visitsADay?: number;
	focusWeeks?: number;
	groupWeeks?: number;
	teamsAtATime?: number;
	musts?: number;
	teamSize?: number;
}): RotationProblem {
	const random = numbersFrom(size.seed);
	const units = numbersFrom(size.seed + 1_000_000);
	const upTo = (most: number) => Math.floor(random() * most);
	const chance = (share: number) => random() < share;
	const { weeks, focusWeeks = 4, visitsADay = 3, groupWeeks = 2 } = size;
	const week = () => upTo(weeks);
	// Weekdays as bits: Monday is 1.
	const schoolDays = Array.from({ length: weeks }, () =>
		chance(0.15) ? 0b01111 & ~(1 << upTo(4)) : 0b11111,
	);
	const daysOf = (usual: number, away: number) => schoolDays.map((days) => (chance(away) ? 0 : days & usual));
	const facilitatorDays = Array.from({ length: size.facilitators }, () =>
		daysOf(chance(0.3) ? ([0b00111, 0b11100, 0b10101][upTo(3)] ?? 0b11111) : 0b11111, 0.02),
	);
	const bits = (days: number) => days.toString(2).replaceAll('0', '').length;
	const facilitators = facilitatorDays.map((days, place) => ({
		id: `f${place}`,
		room: days.map((one) => bits(one) * visitsADay),
	}));
	const teams: RotationProblem['teams'] = [];
	const teachers: RotationProblem['teachers'] = [];
	while (teachers.length < size.teachers) {
		const team = teams.length;
		const facilitator = team % size.facilitators;
		const meets = chance(0.5) ? 1 << upTo(5) : 0b11111;
		const days = facilitatorDays[facilitator] ?? [];
		teams.push({
			id: `t${team}`,
			facilitator,
			...(units() < 0.5
				? { taught: Array.from({ length: Math.ceil(weeks / focusWeeks) }, () => units() < 0.6) }
				: {}),
			groups: days.map((one) => (one & meets) !== 0 || (meets === 0b11111 && one !== 0)),
		});
		const many = Math.min(size.teamSize ?? 3 + upTo(7), size.teachers - teachers.length);
		for (let more = 0; more < many; more += 1) {
			const own = daysOf(chance(0.2) ? ([0b00111, 0b11100][upTo(2)] ?? 0b11111) : 0b11111, 0.03);
			const there = own.map((one) => one !== 0 && !chance(0.05));
			teachers.push({
				id: `p${teachers.length}`,
				team,
				there,
				open: there.map((yes, at) => yes && ((own[at] ?? 0) & (days[at] ?? 0)) !== 0),
			});
		}
	}
	const periods: RotationProblem['periods'] = [];
	for (let first = 0; first < weeks; first += focusWeeks) {
		const long = Math.min(focusWeeks, weeks - first);
		periods.push({ first, weeks: long, groups: Math.min(groupWeeks, long - 1) });
	}
	const musts: Must[] = Array.from(
		{ length: size.musts ?? Math.ceil(teams.length / 6) },
		(_, at): Must =>
			chance(0.6)
				? { id: `m${at}`, kind: 'focus', team: upTo(teams.length), periods: [upTo(periods.length)] }
				: { id: `m${at}`, kind: 'visit', teacher: upTo(teachers.length), week: week() },
	);
	return {
		weeks,
		from: 0,
		periods,
		teamsAtATime: size.teamsAtATime ?? 2 * Math.max(1, Math.round(teams.length / 10)),
		teamsEach: 2,
		oneToOnes: 2,
		facilitators,
		teams,
		teachers,
		musts,
		bars: teams.flatMap((_, team) =>
			chance(0.4) ? [{ id: `b${team}`, team, period: upTo(periods.length) }] : [],
		),
		likings: [
			...teams.flatMap((_, team) =>
				chance(0.5) ? [{ kind: 'focus' as const, team, periods: [upTo(periods.length)] }] : [],
			),
			...teachers.flatMap((_, teacher) =>
				chance(0.2) ? [{ kind: 'quiet' as const, teacher, week: week() }] : [],
			),
		],
	};
}
