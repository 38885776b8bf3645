import type { Stage } from '#server/domain/collaboration/index.ts';

/** Who holds a responsibility. */
export const holders = ['teacher', 'facilitator', 'both'] as const;
export type Holder = (typeof holders)[number];

/** From whose side a line comes: its place on the page, whoever holds it now. A norm is a question that both answer. */
export const origins = [...holders, 'norm'] as const;
export type Origin = (typeof origins)[number];

/** Who holds it at full, partial, coaching and mentoring, in this order. */
type ByStage = readonly [full: Holder, partial: Holder, coaching: Holder, mentoring: Holder];

const place: Record<Stage, 0 | 1 | 2 | 3> = { full: 0, partial: 1, coaching: 2, mentoring: 3 };

const [t, f, b] = holders;

/*
 * What the teacher knows best stays the teacher's throughout. What the facilitator brings passes over as the stage moves
 * towards mentoring: shared while coaching, the teacher's in the end, but for what belongs to the office itself.
 */
const table = {
	'teacher-goals': ['teacher', [t, t, t, t]],
	'teacher-curriculum': ['teacher', [t, t, t, t]],
	'teacher-expertise': ['teacher', [t, t, t, t]],
	'teacher-students': ['teacher', [t, t, t, t]],
	'teacher-assessing': ['teacher', [b, b, t, t]],
	'teacher-set-up': ['teacher', [b, t, t, t]],
	'teacher-privacy': ['teacher', [t, t, t, t]],
	'teacher-documenting': ['teacher', [b, b, t, t]],
	'teacher-sharing': ['teacher', [b, t, t, t]],
	'facilitator-ideas': ['facilitator', [f, f, b, t]],
	'facilitator-learners': ['facilitator', [f, f, b, t]],
	'facilitator-expertise': ['facilitator', [f, f, f, f]],
	'facilitator-tools': ['facilitator', [f, f, b, t]],
	'facilitator-modelling': ['facilitator', [f, b, t, t]],
	'facilitator-spaces': ['facilitator', [f, f, b, t]],
	'facilitator-audiences': ['facilitator', [f, f, b, b]],
	'facilitator-championing': ['facilitator', [f, f, f, b]],
	'both-facilitating': ['both', [b, b, t, t]],
	'both-thinking': ['both', [b, b, b, t]],
	'both-celebrating': ['both', [b, b, b, b]],
	'norm-start': ['norm', [b, b, b, b]],
	'norm-critical': ['norm', [b, b, b, b]],
	'norm-disagree': ['norm', [b, b, b, b]],
} as const satisfies Record<string, readonly [Origin, ByStage]>;

/** A responsibility of the catalogue; its sentence is the message `agreement.responsibility.<key>`. */
export type Responsibility = keyof typeof table;

/**
 * What an agreement comes with, in the order in which it is read: nine of the teacher, eight of the facilitator, three of
 * both, and three norms of working together.
 */
export const responsibilities = Object.keys(table) as Responsibility[];

/** Tells a responsibility of the catalogue from one of the partners' own. */
export function isResponsibility(key: string): key is Responsibility {
	return Object.hasOwn(table, key);
}

/** From whose side a responsibility comes. */
export function originOf(key: Responsibility): Origin {
	return table[key][0];
}

/** Who holds a responsibility at a stage, until the partners agree otherwise. */
export function defaultHolder(key: Responsibility, stage: Stage): Holder {
	return table[key][1][place[stage]];
}

/** The same for every stage. */
export function defaultHolders(key: Responsibility): Record<Stage, Holder> {
	const [full, partial, coaching, mentoring] = table[key][1];
	return { full, partial, coaching, mentoring };
}
