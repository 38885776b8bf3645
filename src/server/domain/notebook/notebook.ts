import type { NextStep } from '#server/domain/next-step/index.ts';
import type { How } from '#server/domain/visit/index.ts';
import type { HeldBack } from './held-back.ts';
import type { Progress } from './teaching-point.ts';
import type { Stage } from './whom-to-visit.ts';

export interface Named {
	id: string;
	name: string;
}

/** How something went on a visit. */
export interface Check {
	id: string;
	visitId: string;
	at: Date;
	how: How;
	remark: string;
	author: Named;
}

export interface TeachingPoint {
	id: string;
	words: string;
	progress: Progress;
	createdAt: Date;
	settledAt: Date | null;
	version: number;
	author: Named;
	/** Whether the reader wrote it, and so moves and settles it. */
	mine: boolean;
	/** The oldest first. */
	checks: Check[];
}

/** A look-for that was checked, by key of a message or in words, and its checks, the oldest first. */
export interface LookForSeen {
	key: string | null;
	words: string | null;
	checks: Check[];
}

/** A note that the reader wrote, or that somebody shared with them. */
export interface NotebookNote {
	id: string;
	words: string;
	writtenAt: Date;
	author: Named;
	mine: boolean;
	/** With whom its author shares it, as far as the reader knows. */
	sharedWith: Named[];
	visitId: string | null;
	version: number;
}

export interface NotebookVisit {
	id: string;
	startsAt: Date;
	minutes: number;
	kind: string;
	state: 'planned' | 'done' | 'cancelled';
	place: string;
	author: Named;
}

/** Somebody who may promise a next step here. */
export interface Side extends Named {
	side: 'teacher' | 'facilitator';
}

/** One teacher's notebook in one collaboration or outside any, as far as its reader may read. */
export interface Notebook {
	teacher: Named;
	/** The reader is the teacher. */
	ownSide: boolean;
	/** Null: outside any collaboration. */
	collaborationId: string | null;
	/** The collaborations with this teacher that the reader shares. */
	collaborations: { id: string; title: string; stage: Stage; state: string }[];
	/** Whether the reader may write in it. */
	open: boolean;
	lastVisitAt: Date | null;
	nextVisitAt: Date | null;
	sides: Side[];
	points: TeachingPoint[];
	lookFors: LookForSeen[];
	/** The reader's own, what is due first. */
	heldBack: HeldBack[];
	steps: NextStep[];
	notes: NotebookNote[];
	visits: NotebookVisit[];
	/** The key that continues the visits. */
	earlierVisits: string | undefined;
}
