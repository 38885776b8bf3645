/** How long a statement may be, in characters. */
export const most = { words: 500, shownBy: 1000 } as const;

/** A look-for of the school: in words, or one that every school starts with, by the key of its message. */
export interface SchoolLookFor {
	id: string;
	key: string | null;
	words: string | null;
}

/** Something that a school hopes to see, and what would show it. */
export interface Statement {
	id: string;
	words: string;
	/** What would show it, in words; perhaps nothing. */
	shownBy: string;
	version: number;
	retired: boolean;
	/** What is looked for on visits, to see it. */
	lookFors: SchoolLookFor[];
}

export interface Vision {
	/** In the order that the school gave them, what is new after it; those put away last. */
	statements: Statement[];
	/** Look-fors of the school that show no statement of its vision yet. */
	loose: SchoolLookFor[];
	/** Whether the actor writes it: facilitators and leaders do. */
	mayWrite: boolean;
}
