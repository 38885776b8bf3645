import { sql } from 'kysely';
import { holdActs, operate, recordAct } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { describeDocument } from './describe-document.ts';
import { columnsOf } from './framework-rows.ts';
import { reachImport } from './reach-import.ts';

/**
 * Does what a preview said, in one transaction. A standard keeps its key and whoever named it; one that is no longer in the
 * package is marked as withdrawn. Accepting twice is accepting once.
 * @returns the framework's key; refused when it was discarded, or when the framework has changed since the preview
 */
export async function acceptFramework(actor: Actor, importId: string): Promise<string | Refusal> {
	if (!isId(importId)) return missing;
	return operate<string | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const found = await reachImport(tx, importId);
		if (isRefusal(found)) return found;
		if (found.state === 'accepted') return found.framework_id;
		if (found.state !== 'previewed') return refuse('framework-not-acceptable', { kind: 'conflict' });
		const here = await tx
			.selectFrom('framework')
			.select(['version', 'package_hash'])
			.where('id', '=', found.framework_id)
			.executeTakeFirst();
		const at = now();
		const by = operator.kind === 'operator' ? operator.personId : null;
		if (here?.package_hash !== found.package_hash) {
			if ((here?.version ?? 0) !== found.compared_with)
				return refuse('framework-out-of-date', { kind: 'conflict' });
			await writeFramework(tx, found, { at, by });
			await replaceRows(tx, importId, found.framework_id, at);
			const detail = `new ${found.standards_new}, changed ${found.standards_changed}, gone ${found.standards_gone}`;
			await recordAct(tx, operator, {
				name: 'framework.imported',
				at,
				subjectId: found.framework_id,
				detail,
			});
		}
		await tx.deleteFrom('framework_import_row').where('import_id', '=', importId).execute();
		await tx
			.updateTable('framework_import')
			.set({ state: 'accepted', accepted_at: at, accepted_by: by })
			.where('id', '=', importId)
			.execute();
		return found.framework_id;
	});
}

/** Writes the framework itself, from the document and the licences as they were staged. */
async function writeFramework(
	tx: Tx,
	found: { id: string; framework_id: string; record: string; package_hash: string },
	imported: { at: Date; by: string | null },
): Promise<void> {
	const licences = await tx
		.selectFrom('framework_import_row')
		.select('record')
		.where('import_id', '=', found.id)
		.where('subject', '=', 'part')
		.where('kind', '=', 'licence')
		.orderBy('position')
		.limit(1000)
		.execute();
	const document = describeDocument(
		found.record,
		licences.map((row) => row.record ?? '{}'),
	);
	const row = {
		...columnsOf(document),
		package_hash: found.package_hash,
		imported_at: imported.at,
		imported_by: imported.by,
	};
	await tx
		.insertInto('framework')
		.values({ id: found.framework_id, identifier: document.identifier, ...row })
		.onConflict((conflict) =>
			conflict.column('id').doUpdateSet((eb) => ({ ...row, version: eb('framework.version', '+', 1) })),
		)
		.execute();
}

/** Brings the framework's rows to what was staged: each table by one statement over all of it. */
async function replaceRows(tx: Tx, importId: string, frameworkId: string, at: Date): Promise<void> {
	await sql`insert into standard (id, framework_id, identifier, position, code, title, statement, kind, levels, notes,
			words, record)
		select standard_id, ${frameworkId}, identifier, position, code, title, statement, kind, levels, notes, words, record
		from framework_import_row where import_id = ${importId} and subject = 'standard'
		on conflict (id) do update set position = excluded.position, code = excluded.code, title = excluded.title,
			statement = excluded.statement, kind = excluded.kind, levels = excluded.levels, notes = excluded.notes,
			words = excluded.words, record = excluded.record, withdrawn_at = null
		where standard.position <> excluded.position or standard.record <> excluded.record
			or standard.withdrawn_at is not null`.execute(tx);
	// `not in` is hashed whatever the planner expects of rows that were written a moment ago; `not exists` took minutes.
	await sql`update standard set withdrawn_at = ${at}
		where framework_id = ${frameworkId} and withdrawn_at is null and id not in (
			select standard_id from framework_import_row where import_id = ${importId} and subject = 'standard')`.execute(
		tx,
	);
	await sql`delete from standard_link where framework_id = ${frameworkId}`.execute(tx);
	await sql`insert into standard_link (framework_id, position, kind, origin, destination, destination_title, record)
		select ${frameworkId}, position, kind, origin, destination, title, record
		from framework_import_row where import_id = ${importId} and subject = 'link'`.execute(tx);
	await sql`delete from standard_place where framework_id = ${frameworkId}`.execute(tx);
	await sql`insert into standard_place (framework_id, above_id, standard_id, rank)
		select ${frameworkId}, above_id, standard_id, rank
		from framework_import_row where import_id = ${importId} and subject = 'place'`.execute(tx);
	await sql`delete from framework_part where framework_id = ${frameworkId}`.execute(tx);
	await sql`insert into framework_part (framework_id, kind, position, record)
		select ${frameworkId}, kind, rank, record
		from framework_import_row where import_id = ${importId} and subject = 'part'`.execute(tx);
	await sql`delete from standard_word where framework_id = ${frameworkId}`.execute(tx);
	await sql`insert into standard_word (framework_id, word)
		select distinct framework_id, unnest(words) from standard
		where framework_id = ${frameworkId} and withdrawn_at is null`.execute(tx);
	await sql`update framework set standards = (
			select count(*) from standard s where s.framework_id = ${frameworkId} and s.withdrawn_at is null)
		where id = ${frameworkId}`.execute(tx);
}
