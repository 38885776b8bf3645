import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { most } from './learnt.ts';
import { tellReaders } from './tell.ts';

/** What was learnt, as it is told. */
export interface LearntSaid {
	/** Where: the conference, course or visit. */
	occasion: string;
	learnt: string;
	/** What one tried with it, or would; may be empty. */
	tried: string;
	/** Who should hear of it; may be empty. */
	forWhom: string;
	/** What should change here, each by itself; of a change, what is added to it. */
	changes: readonly string[];
	/** Made with the form: sent twice, it is written once. */
	entry: string;
}

/**
 * Tells the facilitators and the help desk of one’s school what was learnt, and what should change; they get a letter without a word of
 * it. Refuses `missing` for a school one is not of, `required`, `too-long`, `learnt-changes` for more than twenty.
 */
export function writeLearnt(
	actor: Member,
	schoolId: string,
	said: LearntSaid & { origin: string },
): Promise<{ id: string } | Refusal> {
	const at = now();
	if (![schoolId, said.entry].every(isId)) return Promise.resolve(missing);
	const told = tidied(said);
	const lacks = lacking(told);
	if (lacks) return Promise.resolve(lacks);
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const id = keyOf(actor.personId, said.entry, 'learnt');
		const made = await tx
			.insertInto('learnt_report')
			.values({
				id,
				school_id: schoolId,
				author_id: actor.personId,
				...columnsOf(told),
				written_at: at,
				changed_at: at,
			})
			.onConflict((conflict) => conflict.column('id').doNothing())
			.executeTakeFirst();
		if (made.numInsertedOrUpdatedRows === 0n) return { id };
		await propose(tx, actor, id, told, 0, at);
		await tellReaders(tx, actor, { reportId: id, origin: said.origin, at });
		await recordEvent(tx, { name: 'learnt.written', at, schoolId, actorId: actor.personId, subjectId: id });
		return { id };
	}).catch(hiddenIsMissing);
}

/**
 * Corrects what one told, and adds to what should change; what was proposed before stays. Refuses as telling does, `missing` to everyone
 * else, `changed-meanwhile`.
 */
export function changeLearnt(
	actor: Member,
	id: string,
	said: LearntSaid & { version: number },
): Promise<{ id: string; version: number } | Refusal> {
	const at = now();
	if (![id, said.entry].every(isId)) return Promise.resolve(missing);
	const told = tidied(said);
	return unitOfWork<{ id: string; version: number } | Refusal>(actor, async (tx) => {
		const report = await ownReport(tx, actor, id);
		if (!report) return missing;
		const proposed = await tx
			.selectFrom('learnt_change')
			.select(({ fn }) => fn.countAll<string>().as('count'))
			.where('report_id', '=', id)
			.executeTakeFirstOrThrow();
		const lacks = lacking(told, Number(proposed.count));
		if (lacks) return lacks;
		if (report.version !== said.version) return changedMeanwhile(report.version);
		const saved = await tx
			.updateTable('learnt_report')
			.set({ ...columnsOf(told), changed_at: at, version: report.version + 1 })
			.where('id', '=', id)
			.where('version', '=', report.version)
			.executeTakeFirst();
		if (saved.numUpdatedRows === 0n) return changedMeanwhile(report.version);
		await propose(tx, actor, id, told, Number(proposed.count), at);
		const { school_id } = report;
		await recordEvent(tx, {
			name: 'learnt.changed',
			at,
			schoolId: school_id,
			actorId: actor.personId,
			subjectId: id,
		});
		return { id, version: report.version + 1 };
	}).catch(hiddenIsMissing);
}

/** Takes back what one told, with what should change; requests that came of it stay. Twice is once. Refuses `missing` to everyone else. */
export function takeBackLearnt(actor: Member, id: string): Promise<{ id: string } | Refusal> {
	const at = now();
	if (!isId(id)) return Promise.resolve(missing);
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const report = await ownReport(tx, actor, id);
		if (!report) return missing;
		await tx.deleteFrom('learnt_report').where('id', '=', id).execute();
		const { school_id } = report;
		await recordEvent(tx, {
			name: 'learnt.taken-back',
			at,
			schoolId: school_id,
			actorId: actor.personId,
			subjectId: id,
		});
		return { id };
	});
}

function ownReport(tx: Tx, actor: Member, id: string) {
	return tx
		.selectFrom('learnt_report')
		.select(['school_id', 'version'])
		.where('id', '=', id)
		.where('author_id', '=', actor.personId)
		.executeTakeFirst();
}

const columnsOf = (told: LearntSaid) => ({
	occasion: told.occasion,
	learnt: told.learnt,
	tried: told.tried,
	for_whom: told.forWhom,
});

async function propose(
	tx: Tx,
	actor: Member,
	reportId: string,
	told: LearntSaid,
	before: number,
	at: Date,
): Promise<void> {
	if (told.changes.length === 0) return;
	await tx
		.insertInto('learnt_change')
		.values(
			told.changes.map((words, index) => ({
				id: keyOf(actor.personId, told.entry, `learnt change ${index}`),
				report_id: reportId,
				position: before + index + 1,
				words,
				changed_at: at,
			})),
		)
		.execute();
}

const tidied = (said: LearntSaid): LearntSaid => ({
	occasion: said.occasion.trim(),
	learnt: said.learnt.trim(),
	tried: said.tried.trim(),
	forWhom: said.forWhom.trim(),
	changes: said.changes.map((one) => one.trim()).filter((one) => one !== ''),
	entry: said.entry,
});

function lacking(told: LearntSaid, before = 0): Refusal | undefined {
	for (const field of ['occasion', 'learnt'] as const)
		if (told[field] === '') return refuse('required', { field });
	for (const field of ['occasion', 'learnt', 'tried', 'forWhom'] as const)
		if (told[field].length > most[field]) return refuse('too-long', { field, args: { most: most[field] } });
	if (told.changes.length + before > most.changes)
		return refuse('learnt-changes', { field: 'changes', args: { most: most.changes } });
	return told.changes.some((one) => one.length > most.change)
		? refuse('too-long', { field: 'changes', args: { most: most.change } })
		: undefined;
}
