import { sql } from 'kysely';
import { operate } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { type FrameworkRows, rowsOf } from './framework-rows.ts';
import type { CasePackage } from './package.ts';
import { plain } from './package.ts';
import { stageFramework } from './stage-framework.ts';

/**
 * Stages a package to be looked at: what is new, changed and gone beside what is here. Nothing else is written.
 * Missing for who is no operator.
 * @param fileName as uploaded, for telling imports apart
 * @returns the import's key
 */
export async function previewFramework(
	actor: Actor,
	read: CasePackage,
	fileName: string,
): Promise<string | Refusal> {
	const importId = newId();
	const at = now();
	const rows = rowsOf(read, { at, by: null });
	const begun = await operate<string | Refusal>(actor, async (tx, operator) => {
		await forgetUnfinished(tx, at);
		const here = await tx
			.selectFrom('framework')
			.select('version')
			.where('id', '=', rows.framework.id)
			.executeTakeFirst();
		await tx
			.insertInto('framework_import')
			.values({
				id: importId,
				made_at: at,
				made_by: operator.kind === 'operator' ? operator.personId : null,
				file_name: plain(fileName, 300),
				state: 'preparing',
				framework_id: rows.framework.id,
				compared_with: here?.version ?? 0,
				title: rows.framework.title,
				case_version: rows.framework.case_version,
				package_hash: rows.framework.package_hash,
				record: rows.framework.record,
				links: read.links.length,
				links_outside: read.outside,
				parts: read.parts.length,
			})
			.execute();
		return importId;
	});
	if (isRefusal(begun)) return begun;
	const failed = await stageFramework(actor, importId, rows);
	if (failed !== undefined) return failed;
	return operate(actor, async (tx) => {
		await compare(tx, importId, rows);
		return importId;
	});
}

/** Says of every staged standard whether it is new, changed or the same, and counts what is here and no longer in the package. */
async function compare(tx: Tx, importId: string, rows: FrameworkRows): Promise<void> {
	await sql`update framework_import_row r set change = case
				when s.record = r.record and s.withdrawn_at is null then 'same' else 'changed' end
			from standard s
			where r.import_id = ${importId} and r.subject = 'standard' and s.id = r.standard_id`.execute(tx);
	await sql`update framework_import i set state = 'previewed', standards_new = n.new, standards_changed = n.changed,
			standards_same = n.same, standards_gone = (
				select count(*) from standard where framework_id = ${rows.framework.id} and withdrawn_at is null and id not in (
					select standard_id from framework_import_row where import_id = ${importId} and subject = 'standard'))
		from (select count(*) filter (where change = 'new') as new, count(*) filter (where change = 'changed') as changed,
				count(*) filter (where change = 'same') as same
			from framework_import_row where import_id = ${importId} and subject = 'standard') n
		where i.id = ${importId}`.execute(tx);
}

/** A preview that was cut off while it was written, by a stop of the server, is of no use to anybody. */
async function forgetUnfinished(tx: Tx, at: Date): Promise<void> {
	const old = tx
		.selectFrom('framework_import')
		.select('id')
		.where('state', '=', 'preparing')
		.where('made_at', '<', new Date(at.getTime() - 3_600_000));
	await tx.deleteFrom('framework_import_row').where('import_id', 'in', old).execute();
	await tx
		.deleteFrom('framework_import')
		.where('state', '=', 'preparing')
		.where('made_at', '<', new Date(at.getTime() - 3_600_000))
		.execute();
}
