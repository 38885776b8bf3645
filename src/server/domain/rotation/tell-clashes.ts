import type { Clashing } from './clash.ts';
import type { RotationProblem } from './problem.ts';

/** A clashing thing by keys and days. Whom a pin is about is told by the pin, to who may read it. */
export type KeptClash =
	| { kind: 'pin' | 'wish'; id: string }
	| { kind: 'places' | 'one-a-week' | 'not-free' }
	| { kind: 'each' | 'room'; facilitatorId: string }
	| { kind: 'no-group'; teamId: string; weekOn: string };

/** What clashes, to be kept beside a plan. */
export function keepClashes(
	clashes: readonly (readonly Clashing[])[],
	problem: RotationProblem,
	weeks: readonly string[],
): KeptClash[][] {
	return clashes.map((clash) =>
		clash.map((one): KeptClash => {
			switch (one.kind) {
				case 'must':
				case 'bar': {
					const [kind, id = ''] = one.id.split(':');
					return { kind: kind === 'pin' ? 'pin' : 'wish', id };
				}
				case 'each':
				case 'room':
					return { kind: one.kind, facilitatorId: problem.facilitators[one.facilitator]?.id ?? '' };
				case 'no-group':
					return {
						kind: 'no-group',
						teamId: problem.teams[one.team]?.id ?? '',
						weekOn: weeks[problem.periods[one.period]?.first ?? 0] ?? '',
					};
				default:
					return { kind: one.kind };
			}
		}),
	);
}
