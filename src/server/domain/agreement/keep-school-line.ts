import { sql } from 'kysely';
import type { Stage } from '#server/domain/collaboration/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { holdLock } from '#server/platform/database/hold-lock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { type CatalogueLine, inUse, mostSchoolLines } from './catalogue.ts';
import { readCatalogue } from './find-school-lines.ts';
import { type Holder, holders, isResponsibility, type Origin, origins } from './responsibilities.ts';

/** A line as a school wants agreements to come with it. */
export interface SchoolLine {
	/** Empty: in Tandem's own words, where it is a line of Tandem's. */
	words: string;
	heldAt: Record<Stage, Holder>;
}

/**
 * Adds a line that agreements of a school come with from now on. `entry` is a UUID made where the form was shown: sent twice,
 * it is added once. Agreements there are stay as they were accepted.
 * @returns the line's key; refuses `missing`, `required`, `too-long`, `school-lines-too-many`
 */
export function addSchoolLine(
	actor: Member,
	schoolId: string,
	line: SchoolLine & { origin: Origin; entry: string },
): Promise<string | Refusal> {
	return change(actor, schoolId, async (tx, at, lines) => {
		if (!isId(line.entry) || !origins.includes(line.origin)) return missing;
		const key = `school-${keyOf(actor.personId, line.entry, `line ${schoolId}`)}`;
		if (lines.has(key)) return key;
		const wrong = checkLine(line, false);
		if (wrong) return wrong;
		if ([...lines.keys()].filter((one) => !isResponsibility(one)).length >= mostSchoolLines)
			return refuse('school-lines-too-many', { args: { most: mostSchoolLines } });
		await write(tx, actor, schoolId, at, { ...line, key, isRetired: false });
		return key;
	});
}

/**
 * Says a line in the school's own words, and who holds it at each stage in agreements still to come. Refuses `missing`, `required`,
 * `too-long`, and `changed-meanwhile` where somebody else wrote it since `version`.
 */
export function editSchoolLine(
	actor: Member,
	schoolId: string,
	key: string,
	line: SchoolLine & { version: number },
): Promise<string | Refusal> {
	return change(actor, schoolId, async (tx, at, lines) => {
		const old = lines.get(key);
		if (!old) return missing;
		const wrong = checkLine(line, isResponsibility(key));
		if (wrong) return wrong;
		const next = { ...old, words: line.words.trim() || null, heldAt: line.heldAt };
		if (JSON.stringify(next) === JSON.stringify(old)) return key;
		if (old.version !== line.version) return changedMeanwhile(old.version);
		await write(tx, actor, schoolId, at, { ...old, ...line });
		return key;
	});
}

/** Retires a line, so that new agreements come without it, or takes it up again. Refuses `missing`, `school-line-last`. */
export function retireSchoolLine(
	actor: Member,
	schoolId: string,
	key: string,
	isRetired: boolean,
): Promise<string | Refusal> {
	return change(actor, schoolId, async (tx, at, lines) => {
		const old = lines.get(key);
		if (!old) return missing;
		if (old.isRetired === isRetired) return key;
		if (isRetired && inUse(lines).filter((one) => one.origin !== 'norm' && one.key !== key).length === 0)
			return refuse('school-line-last', { kind: 'conflict' });
		await write(tx, actor, schoolId, at, { ...old, words: old.words ?? '', isRetired });
		return key;
	});
}

type Work = (tx: Tx, at: Date, lines: Awaited<ReturnType<typeof readCatalogue>>) => Promise<string | Refusal>;

/** One change of a school's lines at a time. */
function change(actor: Member, schoolId: string, work: Work): Promise<string | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx): Promise<string | Refusal> => {
		if (!isId(schoolId)) return missing;
		await holdLock(tx, schoolId);
		const school = await tx
			.selectFrom('school')
			.select('id')
			.where('id', '=', schoolId)
			.where(sql<boolean>`id = any ((select my_choosing_schools())::uuid[])`)
			.executeTakeFirst();
		return school ? work(tx, at, await readCatalogue(tx, schoolId)) : missing;
	}).catch(hiddenIsMissing);
}

function checkLine(line: SchoolLine, mayBeEmpty: boolean): Refusal | undefined {
	const words = line.words.trim();
	if (words === '' && !mayBeEmpty) return refuse('required', { field: 'words' });
	if (words.length > 500) return refuse('too-long', { field: 'words', args: { most: 500 } });
	return Object.values(line.heldAt).every((holder) => holders.includes(holder)) ? undefined : missing;
}

async function write(
	tx: Tx,
	actor: Member,
	schoolId: string,
	at: Date,
	line: SchoolLine & Pick<CatalogueLine, 'key' | 'origin' | 'isRetired'>,
): Promise<void> {
	const said = {
		words: line.words.trim() || null,
		at_full: line.heldAt.full,
		at_partial: line.heldAt.partial,
		at_coaching: line.heldAt.coaching,
		at_mentoring: line.heldAt.mentoring,
		retired_at: line.isRetired ? at : null,
		written_by: actor.personId,
		written_at: at,
	};
	await tx
		.insertInto('school_line')
		.values({ id: newId(), school_id: schoolId, key: line.key, origin: line.origin, added_at: at, ...said })
		.onConflict((conflict) =>
			conflict
				.columns(['school_id', 'key'])
				.doUpdateSet((eb) => ({ ...said, version: eb('school_line.version', '+', 1) })),
		)
		.execute();
	await recordEvent(tx, {
		name: 'school-line.written',
		at,
		schoolId,
		actorId: actor.personId,
		subjectId: schoolId,
	});
}
