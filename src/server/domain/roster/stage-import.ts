import { operate } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { type Change, changeColumns } from './change.ts';
import type { Problem } from './problem.ts';

const piece = 500;

/** Writes an import's problems and changes, `piece` rows a unit of work, so that nobody waits for the whole. */
export async function stageRows(
	actor: Actor,
	importId: string,
	problems: readonly Problem[],
	changes: readonly Change[],
): Promise<Refusal | undefined> {
	const staged = problems.map((problem, position) => ({
		import_id: importId,
		position,
		file: problem.file,
		line: problem.row,
		column_name: problem.column?.slice(0, 300) ?? null,
		code: problem.code,
		severity: problem.severity,
		arguments: JSON.stringify(problem.args),
	}));
	for (let from = 0; from < staged.length; from += piece) {
		const some = staged.slice(from, from + piece);
		const done = await operate(actor, async (tx) => {
			await tx.insertInto('roster_import_problem').values(some).execute();
			return { staged: some.length };
		});
		if (isRefusal(done)) return done;
	}
	for (let from = 0; from < changes.length; from += piece) {
		const some = changes.slice(from, from + piece).map((change, at) => rowOf(importId, from + at, change));
		const done = await operate(actor, async (tx) => {
			await tx.insertInto('roster_import_change').values(some).execute();
			return { staged: some.length };
		});
		if (isRefusal(done)) return done;
	}
	return undefined;
}

function rowOf(importId: string, position: number, change: Change) {
	const parts = Object.fromEntries(changeColumns.map((column) => [column, change[column] ?? null]));
	return { ...parts, import_id: importId, position, subject: change.subject, change: change.change };
}
