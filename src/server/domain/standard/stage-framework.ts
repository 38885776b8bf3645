import type { Insertable } from 'kysely';
import { operate } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { Schema } from '#server/platform/database/index.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import type { FrameworkRows } from './framework-rows.ts';

type Staged = Insertable<Schema['framework_import_row']>;

/** Rows in one unit of work: bounded, so that nobody waits for the whole. */
const piece = 1000;

/** Writes everything that accepting will write as rows of the import. */
export async function stageFramework(
	actor: Actor,
	importId: string,
	rows: FrameworkRows,
): Promise<Refusal | undefined> {
	const failed = async (staged: Staged[]) => {
		for (let from = 0; from < staged.length; from += piece) {
			const some = staged.slice(from, from + piece);
			const done = await operate(actor, async (tx) => {
				await tx.insertInto('framework_import_row').values(some).execute();
				return { staged: some.length };
			});
			if (isRefusal(done)) return done;
		}
		return undefined;
	};
	return (
		(await failed(
			rows.standard.map(({ id, framework_id: _, ...standard }) => ({
				import_id: importId,
				subject: 'standard',
				change: 'new',
				standard_id: id,
				...standard,
			})),
		)) ??
		(await failed(
			rows.standard_link.map(({ framework_id: _, destination_title, ...link }) => ({
				import_id: importId,
				subject: 'link',
				title: destination_title,
				...link,
			})),
		)) ??
		(await failed(
			rows.standard_place.map(({ framework_id: _, ...place }, position) => ({
				import_id: importId,
				subject: 'place',
				position,
				...place,
			})),
		)) ??
		(await failed(
			rows.framework_part.map(({ kind, position, record }, number) => ({
				import_id: importId,
				subject: 'part',
				position: number,
				rank: position,
				kind,
				record,
			})),
		))
	);
}
