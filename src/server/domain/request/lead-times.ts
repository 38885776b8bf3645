import { findOwnDays } from '#server/domain/calendar/index.ts';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import {
	firstReady,
	type LeadTimes,
	mostOfSetUp,
	type SetUpKind,
	setUpKinds,
	usualLeadTimes,
} from './set-up.ts';

/** The lead times of a school, and from when on each kind can be ready. */
export interface LeadTimesPage {
	times: LeadTimes;
	/** The first school day, `YYYY-MM-DD`, by kind; null where the calendar does not reach that far. */
	first: Record<SetUpKind, string | null>;
	/** Whether the reader sets them. */
	maySet: boolean;
	/** 0 where nothing was set yet. */
	version: number;
}

/** Sixty school days, with whatever holidays are between them. */
const horizon = 200;

/** How long ahead a school’s help desk has to know, and what can be ready when. Refuses `missing` for a school one is not of. */
export function findLeadTimes(actor: Member, schoolId: string): Promise<LeadTimesPage | Refusal> {
	const at = now();
	return unitOfWork<LeadTimesPage | Refusal>(actor, async (tx) => {
		if (!isId(schoolId)) return missing;
		const school = await tx.selectFrom('school').select('zone').where('id', '=', schoolId).executeTakeFirst();
		if (!school) return missing;
		const { times, version } = await leadTimesOf(tx, schoolId);
		const first = await firstDays(tx, actor, schoolId, schoolDay(school.zone, at), times);
		return { times, first, maySet: await maySet(tx, actor, schoolId), version };
	});
}

/** The same inside a unit of work. */
export async function leadTimesOf(tx: Tx, schoolId: string): Promise<{ times: LeadTimes; version: number }> {
	const row = await tx
		.selectFrom('lead_time')
		.select([...setUpKinds, 'version'])
		.where('school_id', '=', schoolId)
		.executeTakeFirst();
	if (!row) return { times: usualLeadTimes, version: 0 };
	const { version, ...times } = row;
	return { times, version };
}

/** From when on each kind can be ready that is asked for today, by the school’s calendar as it is for the actor. */
export async function firstDays(
	tx: Tx,
	actor: Member,
	schoolId: string,
	today: string,
	times: LeadTimes,
): Promise<LeadTimesPage['first']> {
	const stretch = { from: dayAfter(today), to: dayAfter(today, horizon) };
	const days = await findOwnDays(tx, actor, schoolId, stretch, { bells: false });
	const entries = setUpKinds.map((kind) => [kind, firstReady(days, today, times[kind])]);
	return Object.fromEntries(entries) as LeadTimesPage['first'];
}

/**
 * Says how many school days ahead a school’s help desk has to know, by kind, 0 to 60. What was asked before stays as it is. Refuses
 * `missing` to who is neither technician nor operator there, `set-up-lead`, `changed-meanwhile`.
 */
export function setLeadTimes(
	actor: Member,
	schoolId: string,
	{ times, version }: { times: LeadTimes; version: number },
): Promise<{ version: number } | Refusal> {
	const at = now();
	const wrong = setUpKinds.find(
		(kind) => !(Number.isInteger(times[kind]) && times[kind] >= 0 && times[kind] <= mostOfSetUp.lead),
	);
	if (wrong !== undefined)
		return Promise.resolve(refuse('set-up-lead', { field: wrong, args: { most: mostOfSetUp.lead } }));
	return unitOfWork<{ version: number } | Refusal>(actor, async (tx) => {
		if (!isId(schoolId) || !(await maySet(tx, actor, schoolId))) return missing;
		const before = await leadTimesOf(tx, schoolId);
		if (before.version !== version) return changedMeanwhile(before.version);
		const set = { ...times, set_by: actor.personId, set_at: at, version: version + 1 };
		const saved = await tx
			.insertInto('lead_time')
			.values({ school_id: schoolId, ...set })
			.onConflict((conflict) =>
				conflict.column('school_id').doUpdateSet(set).where('lead_time.version', '=', version),
			)
			.executeTakeFirst();
		if (saved.numInsertedOrUpdatedRows === 0n) return changedMeanwhile(version + 1);
		await recordEvent(tx, {
			name: 'lead-times.set',
			at,
			schoolId,
			actorId: actor.personId,
			subjectId: schoolId,
		});
		return { version: version + 1 };
	}).catch(hiddenIsMissing);
}

async function maySet(tx: Tx, actor: Member, schoolId: string): Promise<boolean> {
	const role = await tx
		.selectFrom('role_assignment')
		.select('role')
		.where('person_id', '=', actor.personId)
		.where('school_id', '=', schoolId)
		.where('role', 'in', ['technician', 'operator'])
		.where((eb) => eb.fn<boolean>('holds_today', ['starts_on', 'ends_on']), '=', true)
		.executeTakeFirst();
	return role !== undefined;
}
