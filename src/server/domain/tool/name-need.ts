import { wordsFor } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { standingIn } from './find-tools.ts';
import { cleanCriteria, most, tooLong, usualCriteria } from './tool.ts';

/** What learners should be able to do, and which class or grade. */
export interface NeedWords {
	words: string;
	forClass: string;
}

function wrongIn({ words, forClass }: NeedWords): Refusal | undefined {
	if (words.trim() === '') return refuse('required', { field: 'words' });
	return tooLong('words', words, most.need) ?? tooLong('forClass', forClass, most.forClass);
}

/**
 * Names what learners should be able to do, for the colleagues to read; it begins with the school’s criteria. Refuses `missing` to who
 * leads or is not of the school, `required`, `too-long`. `also`: what is written in the same moment, where it was not named before.
 */
export function nameNeed(
	actor: Member,
	schoolId: string,
	need: NeedWords & { entry: string },
	also?: (tx: Tx, id: string) => Promise<Refusal | undefined>,
): Promise<{ id: string } | Refusal> {
	const wrong = wrongIn(need);
	if (wrong) return Promise.resolve(wrong);
	if (!isId(schoolId)) return Promise.resolve(missing);
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const id = keyOf(actor.personId, need.entry, 'tool need');
		const made = await tx
			.insertInto('tool_need')
			.values({
				id,
				school_id: schoolId,
				words: need.words.trim(),
				for_class: need.forClass.trim(),
				named_by: actor.personId,
				named_at: at,
			})
			.onConflict((conflict) => conflict.column('id').doNothing())
			.executeTakeFirst();
		if (made.numInsertedOrUpdatedRows === 0n) return { id };
		const criteria = await criteriaOfSchool(tx, schoolId);
		await tx
			.insertInto('tool_criterion')
			.values(
				criteria.map((words, position) => ({
					id: newId(),
					school_id: schoolId,
					need_id: id,
					position,
					words,
				})),
			)
			.execute();
		await recordEvent(tx, { name: 'tool.need-named', at, schoolId, actorId: actor.personId, subjectId: id });
		return (await also?.(tx, id)) ?? { id };
	}).catch(hiddenIsMissing);
}

/** What the needs of a school begin with: its own list, else the usual one in its language. */
export async function criteriaOfSchool(tx: Tx, schoolId: string): Promise<string[]> {
	const own = await tx
		.selectFrom('tool_criterion')
		.select('words')
		.where('school_id', '=', schoolId)
		.where('need_id', 'is', null)
		.orderBy('position')
		.orderBy('id')
		.execute();
	if (own.length > 0) return own.map(({ words }) => words);
	const school = await tx
		.selectFrom('school')
		.select('language')
		.where('id', '=', schoolId)
		.executeTakeFirst();
	const t = wordsFor(school?.language);
	return usualCriteria.map((one) => t(`tool.criterion.${one}`));
}

/** Reads the criteria that a school's needs begin with. Refuses `missing` to who is not of the school. */
export function findCriteria(actor: Member, schoolId: string): Promise<{ criteria: string[] } | Refusal> {
	return unitOfWork<{ criteria: string[] } | Refusal>(actor, async (tx) => {
		const school = isId(schoolId)
			? await tx.selectFrom('school').select('id').where('id', '=', schoolId).executeTakeFirst()
			: undefined;
		return school ? { criteria: await criteriaOfSchool(tx, schoolId) } : missing;
	});
}

/** A need that the actor may change, held until the transaction ends; undefined for everybody else. */
export async function ownNeed(tx: Tx, id: string) {
	if (!isId(id)) return undefined;
	return tx
		.selectFrom('tool_need')
		.select(['id', 'school_id', 'version', 'closed_at'])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
}

/** Writes a need anew, on top of `version`, or closes it and opens it again. Refuses `missing` to who neither named it nor looks after tools. */
export function changeNeed(
	actor: Member,
	id: string,
	change: NeedWords & { closed: boolean; version: number },
): Promise<{ version: number } | Refusal> {
	const wrong = wrongIn(change);
	if (wrong) return Promise.resolve(wrong);
	const at = now();
	return unitOfWork<{ version: number } | Refusal>(actor, async (tx) => {
		const need = await ownNeed(tx, id);
		if (!need) return missing;
		if (need.version !== change.version) return changedMeanwhile(need.version);
		const version = need.version + 1;
		await tx
			.updateTable('tool_need')
			.set({
				words: change.words.trim(),
				for_class: change.forClass.trim(),
				closed_at: change.closed ? (need.closed_at ?? at) : null,
				version,
			})
			.where('id', '=', id)
			.execute();
		const event = { at, schoolId: need.school_id, actorId: actor.personId, subjectId: id };
		await recordEvent(tx, { name: 'tool.need-changed', ...event });
		return { version };
	}).catch(hiddenIsMissing);
}

/** Says that one needs this too, or no longer. Twice is once. Refuses `missing`. */
export function joinNeed(actor: Member, id: string, joins: boolean): Promise<{ id: string } | Refusal> {
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const need = isId(id)
			? await tx.selectFrom('tool_need').select('school_id').where('id', '=', id).executeTakeFirst()
			: undefined;
		if (!need) return missing;
		const row = { need_id: id, person_id: actor.personId };
		if (joins)
			await tx
				.insertInto('need_joining')
				.values({ ...row, joined_at: at })
				.onConflict((conflict) => conflict.doNothing())
				.execute();
		else
			await tx
				.deleteFrom('need_joining')
				.where('need_id', '=', id)
				.where('person_id', '=', actor.personId)
				.execute();
		const event = { at, schoolId: need.school_id, actorId: actor.personId, subjectId: id };
		await recordEvent(tx, { name: joins ? 'tool.need-joined' : 'tool.need-left', ...event });
		return { id };
	}).catch(hiddenIsMissing);
}

/**
 * Sets by what tools are judged: for one need, or for those that a school names from now on. What has been observed stays with
 * criteria of the same words. Refuses `missing` to who may not, `required`, `too-long`, `too-many-criteria`, `criterion-observed` for
 * leaving out one by which something was seen, `changed-meanwhile`.
 * @param from the criteria that they were made from: where it is others that are there by now, those stay
 */
export function setCriteria(
	actor: Member,
	of: { schoolId: string } | { needId: string },
	lines: readonly string[],
	from?: readonly string[],
): Promise<{ criteria: string[] } | Refusal> {
	const criteria = cleanCriteria(lines);
	const field = 'criteria';
	if (criteria.length === 0) return Promise.resolve(refuse('required', { field }));
	if (criteria.length > most.criteria)
		return Promise.resolve(refuse('too-many-criteria', { field, args: { most: most.criteria } }));
	const long = criteria.map((one) => tooLong(field, one, most.criterion)).find(Boolean);
	if (long) return Promise.resolve(long);
	const at = now();
	return unitOfWork<{ criteria: string[] } | Refusal>(actor, async (tx) => {
		const needId = 'needId' in of ? of.needId : null;
		const schoolId = 'needId' in of ? (await ownNeed(tx, of.needId))?.school_id : of.schoolId;
		if (!isId(schoolId)) return missing;
		if (needId === null && !(await standingIn(tx, schoolId)).keeps) return missing;
		const refusal = await writeCriteria(tx, schoolId, needId, criteria, from);
		if (refusal) return refusal;
		const event = { at, schoolId, actorId: actor.personId, subjectId: needId ?? schoolId };
		await recordEvent(tx, { name: 'tool.criteria-set', ...event });
		return { criteria };
	}).catch(hiddenIsMissing);
}

async function writeCriteria(
	tx: Tx,
	schoolId: string,
	needId: string | null,
	criteria: readonly string[],
	from: readonly string[] | undefined,
): Promise<Refusal | undefined> {
	const fold = (words: string) => words.toLocaleLowerCase('und');
	const known = await tx
		.selectFrom('tool_criterion')
		.select(['id', 'words'])
		.where('school_id', '=', schoolId)
		.where('need_id', needId === null ? 'is' : '=', needId)
		.orderBy('position')
		.orderBy('id')
		.execute();
	if (from !== undefined) {
		const there = known.length > 0 ? known.map(({ words }) => words) : await criteriaOfSchool(tx, schoolId);
		// Sent twice, they are there already.
		const isTold = [cleanCriteria(from), criteria].some((list) => list.join('\n') === there.join('\n'));
		if (!isTold) return refuse('changed-meanwhile', { kind: 'conflict' });
	}
	const wanted = new Set(criteria.map(fold));
	const gone = known.filter(({ words }) => !wanted.has(fold(words)));
	if (gone.length > 0) {
		const ids = gone.map(({ id }) => id);
		const seen = await tx
			.selectFrom('trial_observation as o')
			.innerJoin('tool_criterion as c', 'c.id', 'o.criterion_id')
			.select('c.words')
			.where('o.need_id', '=', needId)
			.where('o.criterion_id', 'in', ids)
			.limit(1)
			.executeTakeFirst();
		if (seen)
			return refuse('criterion-observed', {
				kind: 'conflict',
				field: 'criteria',
				args: { words: seen.words },
			});
		await tx.deleteFrom('tool_criterion').where('id', 'in', ids).execute();
	}
	for (const [position, words] of criteria.entries()) {
		const same = known.find((one) => fold(one.words) === fold(words));
		if (same) await tx.updateTable('tool_criterion').set({ position }).where('id', '=', same.id).execute();
		else
			await tx
				.insertInto('tool_criterion')
				.values({ id: newId(), school_id: schoolId, need_id: needId, position, words })
				.execute();
	}
	return undefined;
}
