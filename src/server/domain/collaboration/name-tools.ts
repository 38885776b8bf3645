import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';

/** How many tools a collaboration may name. */
export const mostTools = 20;

/** Names as they are kept: trimmed, single spaces, each once whatever its case, nothing empty. */
export function toolNames(names: readonly string[]): string[] {
	const kept = new Map<string, string>();
	for (const name of names) {
		const clean = name.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, 100);
		const key = clean.toLocaleLowerCase('und');
		if (clean !== '' && !kept.has(key)) kept.set(key, clean);
	}
	return [...kept.values()].slice(0, mostTools);
}

/** Finds the school's tools by these names, whatever their case, adding those it does not know; and sets them on a collaboration. */
export async function nameTools(
	tx: Tx,
	input: { collaborationId: string; schoolId: string; names: readonly string[]; at: Date },
): Promise<void> {
	const names = toolNames(input.names);
	const wanted: string[] = [];
	for (const name of names) {
		await tx
			.insertInto('tool')
			.values({ id: newId(), school_id: input.schoolId, name, created_at: input.at })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		const tool = await tx
			.selectFrom('tool')
			.select('id')
			.where('school_id', '=', input.schoolId)
			.where(sql<string>`lower(name)`, '=', sql<string>`lower(${name}::text)`)
			.executeTakeFirstOrThrow();
		wanted.push(tool.id);
	}
	let gone = tx.deleteFrom('collaboration_tool').where('collaboration_id', '=', input.collaborationId);
	if (wanted.length > 0) gone = gone.where('tool_id', 'not in', wanted);
	await gone.execute();
	if (wanted.length > 0)
		await tx
			.insertInto('collaboration_tool')
			.values(
				[...new Set(wanted)].map((tool) => ({ collaboration_id: input.collaborationId, tool_id: tool })),
			)
			.onConflict((conflict) => conflict.doNothing())
			.execute();
}

/** The names of a collaboration's tools, by name. */
export async function toolsOf(tx: Tx, collaborationId: string): Promise<string[]> {
	const rows = await tx
		.selectFrom('collaboration_tool as u')
		.innerJoin('tool', 'tool.id', 'u.tool_id')
		.select('tool.name')
		.where('u.collaboration_id', '=', collaborationId)
		.orderBy(sql`tool.name collate "und-x-icu"`)
		.limit(mostTools)
		.execute();
	return rows.map((row) => row.name);
}
