import type { z } from '@hono/zod-openapi';

/** What a schema may be filled from: moments are written as ISO 8601 in UTC, and what the schema does not name stays inside. */
export type Given<Shape> = Shape extends string
	? Shape | Date
	: Shape extends readonly (infer Item)[]
		? readonly Given<Item>[]
		: Shape extends object
			? { [Key in keyof Shape]: Given<Shape[Key]> }
			: Shape;

/** Makes an answer exactly as the document describes it. Throws when it cannot: that is a bug, not a refusal. */
export function shaped<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
	return schema.parse(JSON.parse(JSON.stringify(value)));
}
