/** Something kept for later by its author, who alone reads it. */
export interface HeldBack {
	id: string;
	words: string;
	/** School day, `YYYY-MM-DD`; without one it wants to come up at the next visit. */
	comesUpOn: string | null;
	writtenAt: Date;
	visitId: string | null;
	/** Whether it is time to bring it up. */
	due: boolean;
	version: number;
}

/** Whether held-back matter is due on `today`: its day has come, or it has none and a visit is planned. */
export function isDue(comesUpOn: string | null, today: string, visitPlanned: boolean): boolean {
	return comesUpOn === null ? visitPlanned : comesUpOn <= today;
}
