import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { brokenConstraint, type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { standingIn } from './find-tools.ts';
import { cleanAddress, cleanName, most, tooLong } from './tool.ts';

/** What stands about a tool besides its state. Days are school days, `YYYY-MM-DD`. */
export interface ToolWords {
	name: string;
	/** Of the web; may be empty. */
	address: string;
	notes: string;
	seats: number | null;
	/** In words, since schools pay by pupil, year or not at all. */
	cost: string;
	from: string | null;
	until: string | null;
}

function columnsOf(words: ToolWords) {
	const name = cleanName(words.name);
	if (name === '') return refuse('required', { field: 'name' });
	const address = cleanAddress(words.address);
	if (address === undefined) return refuse('not-a-web-address', { field: 'address' });
	if (words.from !== null && words.until !== null && words.until < words.from)
		return refuse('ends-before-start', { field: 'until' });
	return (
		tooLong('name', name, most.name) ??
		tooLong('notes', words.notes, most.notes) ??
		tooLong('cost', words.cost, most.cost) ?? {
			name,
			address,
			notes: words.notes.trim(),
			seats: words.seats,
			licence_cost: words.cost.trim(),
			licence_from: words.from,
			licence_until: words.until,
		}
	);
}

/**
 * Adds a tool to a school's as an idea; one of that name that is there already is given instead, unchanged. Refuses `missing` to who
 * does not look after its tools, `required`, `too-long`, `not-a-web-address`, `ends-before-start`.
 */
export function addTool(
	actor: Member,
	schoolId: string,
	words: ToolWords & { entry: string },
): Promise<{ id: string } | Refusal> {
	const columns = columnsOf(words);
	if ('refused' in columns) return Promise.resolve(columns);
	if (!isId(schoolId)) return Promise.resolve(missing);
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		if (!(await standingIn(tx, schoolId)).keeps) return missing;
		const known = await toolNamed(tx, schoolId, columns.name);
		if (known) return { id: known };
		const id = keyOf(actor.personId, words.entry, 'tool');
		const made = await tx
			.insertInto('tool')
			.values({ id, school_id: schoolId, ...columns, created_at: at })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		// Somebody else was faster by a moment, or it is sent again and is called otherwise by now.
		if (made.numInsertedOrUpdatedRows === 0n)
			return { id: (await toolNamed(tx, schoolId, columns.name)) ?? id };
		await recordEvent(tx, { name: 'tool.added', at, schoolId, actorId: actor.personId, subjectId: id });
		return { id };
	}).catch(hiddenIsMissing);
}

/** The key of a school's tool of a name, whatever its case. */
export async function toolNamed(tx: Tx, schoolId: string, name: string): Promise<string | undefined> {
	const row = await tx
		.selectFrom('tool')
		.select('id')
		.where('school_id', '=', schoolId)
		.where(sql<string>`lower(name)`, '=', sql<string>`lower(${name}::text)`)
		.executeTakeFirst();
	return row?.id;
}

/**
 * Writes anew what stands about a tool, on top of `version`. Refuses as `addTool` does, `changed-meanwhile`, and `tool-name-taken` for
 * the name of another.
 */
export function changeTool(
	actor: Member,
	id: string,
	words: ToolWords & { version: number },
): Promise<{ version: number } | Refusal> {
	const columns = columnsOf(words);
	if ('refused' in columns) return Promise.resolve(columns);
	const at = now();
	return unitOfWork<{ version: number } | Refusal>(actor, async (tx) => {
		const tool = await keptTool(tx, id);
		if (!tool) return missing;
		if (tool.version !== words.version) return changedMeanwhile(tool.version);
		const named = await toolNamed(tx, tool.schoolId, columns.name);
		if (named !== undefined && named !== id) return refuse('tool-name-taken', { field: 'name' });
		const version = tool.version + 1;
		await tx
			.updateTable('tool')
			.set({ ...columns, version })
			.where('id', '=', id)
			.execute();
		await recordEvent(tx, {
			name: 'tool.changed',
			at,
			schoolId: tool.schoolId,
			actorId: actor.personId,
			subjectId: id,
		});
		return { version };
	})
		.catch(nameIsTaken(refuse('tool-name-taken', { field: 'name' })))
		.catch(hiddenIsMissing);
}

/** For what a unit of work threw: a name that another took meanwhile becomes a refusal. Everything else is thrown on. */
export const nameIsTaken =
	(refusal: Refusal) =>
	(error: unknown): Refusal => {
		if (brokenConstraint(error) === 'tool_by_name') return refusal;
		throw error;
	};

/** A tool that the actor may change, held until the transaction ends; undefined for everybody else. */
export async function keptTool(tx: Tx, id: string) {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('tool as t')
		.innerJoin('school as s', 's.id', 't.school_id')
		.select(['t.id', 't.school_id', 't.state', 't.privacy_until', 't.version', 's.zone'])
		.where('t.id', '=', id)
		.forUpdate('t')
		.executeTakeFirst();
	if (!row) return undefined;
	return {
		id,
		schoolId: row.school_id,
		state: row.state,
		privacyUntil: row.privacy_until,
		version: row.version,
		zone: row.zone,
	};
}
