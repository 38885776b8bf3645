import type { Stage } from '#server/domain/collaboration/index.ts';
import { defaultHolders, type Holder, type Origin, originOf, responsibilities } from './responsibilities.ts';

/** A line that agreements of a school come with: of Tandem, in Tandem's words or the school's, or the school's own. */
export interface CatalogueLine {
	readonly key: string;
	readonly origin: Origin;
	/** Null: in Tandem's words. */
	readonly words: string | null;
	/** Who holds it at each stage until the partners agree otherwise. */
	readonly heldAt: Readonly<Record<Stage, Holder>>;
	/** New agreements come without it; those that have it keep it. */
	readonly isRetired: boolean;
	/** Of what the school wrote; 0 where it wrote nothing. */
	readonly version: number;
}

/** By key, in the order in which they are read; retired ones included. */
export type Catalogue = ReadonlyMap<string, CatalogueLine>;

/** How many lines of its own a school may add, retired ones included. */
export const mostSchoolLines = 40;

/** What Tandem comes with, and over it what a school wrote. */
export function catalogueWith(written: readonly CatalogueLine[]): Catalogue {
	const lines = new Map<string, CatalogueLine>();
	for (const key of responsibilities)
		lines.set(key, {
			key,
			origin: originOf(key),
			words: null,
			heldAt: defaultHolders(key),
			isRetired: false,
			version: 0,
		});
	for (const line of written) lines.set(line.key, line);
	return lines;
}

/** The lines that new agreements come with. */
export function inUse(catalogue: Catalogue): CatalogueLine[] {
	return [...catalogue.values()].filter((line) => !line.isRetired);
}
