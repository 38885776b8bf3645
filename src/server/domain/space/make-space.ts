import { sql } from 'kysely';
import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { most, type SpaceAudience, type SpaceState, type StepKind, stepsFrom, undoneBy } from './space.ts';
import { templateOf } from './template.ts';

/** What stands about a space besides its checklist. */
export interface SpaceWords {
	name: string;
	/** What learners do in it. */
	purpose: string;
	/** Of the web; may be empty. */
	address: string;
	toolId: string | null;
	/** A facilitator whom the owner names. */
	helperId: string | null;
	/** Whether the help desk prepares it with them. */
	withDesk: boolean;
	audience: SpaceAudience | null;
	/** School day on which it is to close, `YYYY-MM-DD`. */
	closesOn: string | null;
}

function columnsOf(words: SpaceWords) {
	const name = words.name.replace(/\s+/g, ' ').trim();
	if (name === '') return refuse('required', { field: 'name' });
	for (const [field, length] of [
		['name', most.name],
		['purpose', most.purpose],
		['address', most.address],
	] as const)
		if (words[field].length > length) return refuse('too-long', { field, args: { most: length } });
	const address = words.address.trim();
	if (address !== '' && !/^https?:\/\/[^\s/]+\.[^\s]+$/i.test(address))
		return refuse('not-a-web-address', { field: 'address' });
	for (const id of [words.toolId, words.helperId]) if (id !== null && !isId(id)) return missing;
	return {
		name,
		purpose: words.purpose.trim(),
		address,
		tool_id: words.toolId,
		helper_id: words.helperId,
		with_desk: words.withDesk,
		audience: words.audience,
		closes_on: words.closesOn,
	};
}

/**
 * Makes a space with the checklist of its school, to be prepared. Refuses `missing` to who works with no learners there, and for a class,
 * unit, tool or facilitator of elsewhere; `required`, `too-long`, `not-a-web-address`.
 */
export function makeSpace(
	actor: Member,
	schoolId: string,
	space: SpaceWords & { classId: string | null; unitId: string | null; entry: string },
): Promise<{ id: string } | Refusal> {
	const columns = columnsOf(space);
	if ('refused' in columns) return Promise.resolve(columns);
	if (![schoolId, space.classId ?? schoolId, space.unitId ?? schoolId].every(isId))
		return Promise.resolve(missing);
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		if (!(await isToolOf(tx, space.toolId, schoolId))) return missing;
		const id = keyOf(actor.personId, space.entry, 'space');
		const made = await tx
			.insertInto('learning_space')
			.values({
				id,
				school_id: schoolId,
				owner_id: actor.personId,
				...columns,
				class_id: space.classId,
				unit_id: space.unitId,
				closes_on: columns.closes_on ?? (await endOfYear(tx, schoolId, at)),
				made_at: at,
			})
			.onConflict((conflict) => conflict.column('id').doNothing())
			.executeTakeFirst();
		if (made.numInsertedOrUpdatedRows === 0n) return { id };
		const steps = stepsFrom(await templateOf(tx, schoolId));
		const students = await studentsOf(tx, space.classId);
		for (const [position, step] of steps.entries())
			await tx
				.insertInto('space_step')
				.values({
					id: keyOf(actor.personId, space.entry, `space step ${position}`),
					space_id: id,
					position,
					...step,
					of_all: step.kind === 'accounts' || step.kind === 'slips' ? students : null,
				})
				.execute();
		await recordEvent(tx, { name: 'space.made', at, schoolId, actorId: actor.personId, subjectId: id });
		return { id };
	}).catch(hiddenIsMissing);
}

/**
 * Writes anew what stands about a space, on top of `version`. What its steps were not done for undoes them (`undoneBy`), and a space that was
 * open is prepared again. Refuses `missing` to who does not own it, `space-not-now` for a closed one, `changed-meanwhile`, `audience-kept`,
 * and as making one.
 */
export function changeSpace(
	actor: Member,
	id: string,
	space: SpaceWords & { version: number },
): Promise<{ version: number; undone: StepKind[] } | Refusal> {
	const columns = columnsOf(space);
	if ('refused' in columns) return Promise.resolve(columns);
	const at = now();
	return unitOfWork<{ version: number; undone: StepKind[] } | Refusal>(actor, async (tx) => {
		const own = await ownSpace(tx, actor, id);
		if (!own || !(await isToolOf(tx, space.toolId, own.school_id))) return missing;
		if (own.state === 'closed') return refuse('space-not-now', { kind: 'conflict' });
		if (own.version !== space.version) return changedMeanwhile(own.version);
		if (own.state === 'open' && space.audience === null)
			return refuse('audience-kept', { kind: 'conflict', field: 'audience' });
		const version = own.version + 1;
		const before = {
			toolId: own.tool_id,
			address: own.address,
			audience: own.audience as SpaceAudience | null,
			state: own.state as SpaceState,
		};
		const undone = undoneBy(before, {
			toolId: columns.tool_id,
			address: columns.address,
			audience: columns.audience,
		});
		await tx
			.updateTable('learning_space')
			.set({
				...columns,
				...(undone.length > 0 ? { state: 'preparing', opened_on: null } : {}),
				version,
			})
			.where('id', '=', id)
			.execute();
		await undoSteps(tx, id, undone);
		const event = { at, schoolId: own.school_id, actorId: actor.personId, subjectId: id };
		await recordEvent(tx, { name: 'space.changed', ...event });
		if (own.state === 'open' && undone.length > 0)
			await recordEvent(tx, { name: 'space.prepared-again', ...event });
		return { version, undone };
	}).catch(hiddenIsMissing);
}

/** What was done of some kinds of steps is to be done again: on which device, and how many, is asked anew. */
async function undoSteps(tx: Tx, spaceId: string, kinds: readonly StepKind[]): Promise<void> {
	if (kinds.length === 0) return;
	await tx
		.updateTable('space_step')
		.set({ done_on: null, done_by: null, device: '', counted: null, version: sql`version + 1` })
		.where('space_id', '=', spaceId)
		.where('kind', 'in', [...kinds])
		.execute();
}

/** A space of one’s own, held until the transaction ends; undefined for everybody else. */
export async function ownSpace(tx: Tx, actor: Member, id: string) {
	if (!isId(id)) return undefined;
	return tx
		.selectFrom('learning_space as s')
		.innerJoin('school as c', 'c.id', 's.school_id')
		.select([
			's.id',
			's.school_id',
			's.state',
			's.audience',
			's.tool_id',
			's.address',
			's.version',
			's.taken_over_from',
			'c.zone',
		])
		.where('s.id', '=', id)
		.where('s.owner_id', '=', actor.personId)
		.forUpdate('s')
		.executeTakeFirst();
}

async function isToolOf(tx: Tx, toolId: string | null, schoolId: string): Promise<boolean> {
	if (toolId === null) return true;
	const row = await tx
		.selectFrom('tool')
		.select('id')
		.where('id', '=', toolId)
		.where('school_id', '=', schoolId)
		.executeTakeFirst();
	return row !== undefined;
}

async function studentsOf(tx: Tx, classId: string | null): Promise<number | null> {
	if (classId === null) return null;
	const row = await tx.selectFrom('class').select('students').where('id', '=', classId).executeTakeFirst();
	return row?.students || null;
}

async function endOfYear(tx: Tx, schoolId: string, at: Date): Promise<string | null> {
	const row = await tx
		.selectFrom('school_year as y')
		.innerJoin('school as s', 's.id', 'y.school_id')
		.select('y.ends_on')
		.where('y.school_id', '=', schoolId)
		.where('y.ends_on', '>=', sql<string>`(${at}::timestamptz at time zone s.zone)::date`)
		.orderBy('y.ends_on')
		.limit(1)
		.executeTakeFirst();
	return row?.ends_on ?? null;
}

/** What a new space may hang on: the school’s tools that are not retired, one’s own classes, its facilitators. */
export interface SpaceStart {
	tools: { id: string; name: string }[];
	classes: { id: string; title: string }[];
	helpers: { id: string; name: string }[];
	closesOn: string | null;
	/** The unit that was asked for, as far as the actor reads it. */
	unit: { id: string; title: string } | null;
}

/** Finds what a space may begin with. */
export function findSpaceStart(actor: Member, schoolId: string, unitId: string | null): Promise<SpaceStart> {
	return unitOfWork(actor, async (tx) => {
		if (!isId(schoolId)) return { tools: [], classes: [], helpers: [], closesOn: null, unit: null };
		const tools = await tx
			.selectFrom('tool')
			.select(['id', 'name'])
			.where('school_id', '=', schoolId)
			.where('state', '!=', 'retired')
			.orderBy(sql`lower(name)`)
			.limit(200)
			.execute();
		const classes = await tx
			.selectFrom('class as c')
			.innerJoin('class_teacher as t', 't.class_id', 'c.id')
			.select(['c.id', 'c.title'])
			.where('t.person_id', '=', actor.personId)
			.where('c.school_id', '=', schoolId)
			.orderBy('c.title')
			.limit(50)
			.execute();
		const unit = isId(unitId)
			? await tx.selectFrom('unit').select(['id', 'title']).where('id', '=', unitId).executeTakeFirst()
			: undefined;
		const helpers = await tx
			.selectFrom('role_assignment as r')
			.innerJoin('person as p', 'p.id', 'r.person_id')
			.select(['p.id', 'p.given_name', 'p.family_name', 'p.known_as'])
			.where('r.school_id', '=', schoolId)
			.where('r.role', '=', 'facilitator')
			.where('r.person_id', '!=', actor.personId)
			.where('p.deactivated_at', 'is', null)
			.where((eb) => eb.fn<boolean>('holds_today', ['r.starts_on', 'r.ends_on']), '=', true)
			.orderBy('p.family_name')
			.orderBy('p.id')
			.limit(50)
			.execute();
		return {
			tools,
			classes,
			helpers: helpers.map((row) => ({ id: row.id, name: nameIn(row) })),
			closesOn: await endOfYear(tx, schoolId, now()),
			unit: unit ?? null,
		};
	});
}
