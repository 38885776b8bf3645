/** More than this share of the staff is switched off only after a second confirmation. */
const manyGone = 0.1;

/** Whether switching off so many needs a second confirmation; an empty set must not switch everybody off. */
export function needsConfirmation({
	staffBefore,
	staffGone,
}: {
	staffBefore: number;
	staffGone: number;
}): boolean {
	return staffGone > staffBefore * manyGone;
}
