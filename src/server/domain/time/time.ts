/** Minutes of the three kinds of time, in their order of priority. */
export interface Split {
	inClassroom: number;
	outsideClassroom: number;
	preparation: number;
}

/** What a facilitator aims for, in per cent: in the classroom first, then with teachers outside it, then preparation. */
export const aim: Split = { inClassroom: 60, outsideClassroom: 25, preparation: 15 };

/** The shares of a split in whole per cent that add up to a hundred; undefined when there is no time at all. */
export function sharesOf(split: Split): Split | undefined {
	const total = split.inClassroom + split.outsideClassroom + split.preparation;
	if (total === 0) return undefined;
	const inClassroom = Math.round((split.inClassroom * 100) / total);
	const preparation = Math.min(100 - inClassroom, Math.round((split.preparation * 100) / total));
	return { inClassroom, outsideClassroom: 100 - inClassroom - preparation, preparation };
}
