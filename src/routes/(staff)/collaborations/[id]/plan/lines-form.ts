import { z } from 'zod';
import { field } from '../../../../answer.ts';

/** The fields of numbered lines, each with its words, who, and if wanted its minutes. */
export function lineFields(most: number, timed: boolean) {
	const shape: Record<string, z.ZodType> = {};
	for (let number = 1; number <= most; number += 1) {
		shape[`words-${number}`] = field.optionalText(1000);
		shape[`who-${number}`] = z.string().max(36).default('together');
		if (timed)
			shape[`minutes-${number}`] = z.preprocess(
				(value) => value || undefined,
				field.whole(1, 600).optional(),
			);
	}
	return shape;
}

/** The lines that have words, in their order. */
export function linesFrom(
	value: Record<string, unknown>,
	most: number,
): { words: string; who: string; minutes: number | null }[] {
	return Array.from({ length: most }, (_, index) => index + 1).flatMap((number) => {
		const words = value[`words-${number}`] as string | undefined;
		if (words === undefined) return [];
		const minutes = value[`minutes-${number}`] as number | undefined;
		return [{ words, who: String(value[`who-${number}`]), minutes: minutes ?? null }];
	});
}
