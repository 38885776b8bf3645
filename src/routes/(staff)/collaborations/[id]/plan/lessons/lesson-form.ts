import { z } from 'zod';
import { type LessonWords, mostOfPlan } from '#server/domain/plan/index.ts';
import { field } from '../../../../../answer.ts';
import { lineFields, linesFrom } from '../lines-form.ts';

/** The fields of a lesson. */
export const lessonFields = {
	title: field.text(mostOfPlan.title),
	onDay: field.optionalDay(),
	...lineFields(mostOfPlan.parts, true),
};

const words = z.object(lessonFields);

/** The lesson that was written. */
export function lessonFrom(value: z.output<typeof words>): LessonWords {
	return { title: value.title, onDay: value.onDay ?? null, parts: linesFrom(value, mostOfPlan.parts) };
}
