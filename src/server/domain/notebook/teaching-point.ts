/** How far a teaching point has come, from first named to passed on. It may be moved in any direction. */
export const progresses = ['introduced', 'trying', 'on-their-own', 'helping-others'] as const;
export type Progress = (typeof progresses)[number];

/** Reads a text of the database or a form as a progress. */
export function isProgress(value: unknown): value is Progress {
	return (progresses as readonly unknown[]).includes(value);
}

/** Days after which an open teaching point wants to be looked at again. */
export const checkAgainAfter = 14;
