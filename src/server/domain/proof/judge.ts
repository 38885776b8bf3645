import { type Planted, promises, type Reader } from './promises.ts';
import type { Found } from './read-everything.ts';

/** What one reader reached. */
export interface Reached {
	readonly reader: Reader;
	/** How many columns of text of the database are open to this reader at all. */
	readonly columns: number;
	readonly reached: readonly Planted[];
	/** Reached, and promised to nobody like this: the promise is broken. Each with where it was found. */
	readonly broken: readonly { planted: Planted; at: string }[];
	/** Promised, and not reached: the record is lost to who should have it. */
	readonly withheld: readonly Planted[];
}

/** Holds what a reader found against the promise. Planted texts are `<mark>-<what>.` */
export function judge(
	reader: Reader,
	mark: string,
	{ found, columns }: { found: readonly Found[]; columns: number },
): Reached {
	const all = Object.keys(promises) as Planted[];
	const places = new Map<Planted, string>();
	for (const { table, column, text } of found)
		for (const planted of all)
			if (text.includes(`${mark}-${planted}.`)) places.set(planted, `${table}.${column}`);
	const isPromised = (planted: Planted) => (promises[planted] as readonly Reader[]).includes(reader);
	return {
		reader,
		columns,
		reached: [...places.keys()],
		broken: [...places].filter(([planted]) => !isPromised(planted)).map(([planted, at]) => ({ planted, at })),
		withheld: all.filter((planted) => isPromised(planted) && !places.has(planted)),
	};
}
