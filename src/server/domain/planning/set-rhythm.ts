import { readPlanningTeam } from '#server/domain/unit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { most, type Rhythm, type Slot } from './meeting.ts';

/** A rhythm as it is to be set. */
export interface RhythmToSet extends Pick<Rhythm, 'cycleDay' | 'weekday' | 'holdsFrom' | 'slots'> {
	/** Facilitators, librarians, specialists and assistants who take part. */
	guests: readonly string[];
}

function check({ cycleDay, weekday, slots, guests }: RhythmToSet): Refusal | undefined {
	if ((cycleDay === null) === (weekday === null)) return refuse('rhythm-which-day', { field: 'on' });
	const [, second] = slots;
	if (second && (second.daysAfter < 1 || second.daysAfter > most.daysAfter))
		return refuse('rhythm-days-after', { field: 'daysAfter', args: { most: most.daysAfter } });
	if (guests.length > most.guests)
		return refuse('rhythm-guests', { field: 'guests[]', args: { most: most.guests } });
	const ids = [...guests, ...slots.flatMap((slot) => slot.periodId ?? [])];
	return ids.every(isId) ? undefined : missing;
}

async function writeParts(tx: Tx, rhythmId: string, { slots, guests }: RhythmToSet): Promise<void> {
	await tx.deleteFrom('planning_slot').where('rhythm_id', '=', rhythmId).execute();
	const row = (slot: Slot, part: number) => ({
		rhythm_id: rhythmId,
		part,
		kind: slot.kind,
		days_after: part === 1 ? 0 : slot.daysAfter,
		period_id: slot.periodId,
		starts_at: slot.startsAt,
		minutes: slot.minutes,
		place: slot.place,
	});
	await tx
		.insertInto('planning_slot')
		.values(slots.map((slot, at) => row(slot, at + 1)))
		.execute();
	await tx.deleteFrom('planning_guest').where('rhythm_id', '=', rhythmId).execute();
	const people = [...new Set(guests.map((id) => id.toLowerCase()))];
	if (people.length > 0)
		await tx
			.insertInto('planning_guest')
			.values(people.map((person_id) => ({ rhythm_id: rhythmId, person_id })))
			.execute();
}

/**
 * Sets a rhythm of a team; the same entry twice is one. Refuses `missing` to who does not plan the team and for guests who cannot
 * be, days that cannot be, and more rhythms than a team has.
 */
export async function addRhythm(
	actor: Member,
	teamId: string,
	rhythm: RhythmToSet & { entry: string },
): Promise<{ id: string } | Refusal> {
	const wrong = check(rhythm);
	if (wrong) return wrong;
	const [id, at] = [keyOf(actor.personId, rhythm.entry, 'rhythm'), now()];
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const team = await readPlanningTeam(tx, teamId);
		if (!team?.mayPlan) return missing;
		const others = await tx
			.selectFrom('planning_rhythm')
			.select('id')
			.where('team_id', '=', teamId)
			.where((eb) => eb.or([eb('holds_until', 'is', null), eb('holds_until', '>', team.today)]))
			.execute();
		if (others.some((one) => one.id === id)) return { id };
		if (others.length >= most.rhythms) return refuse('rhythm-too-many', { args: { most: most.rhythms } });
		const made = await tx
			.insertInto('planning_rhythm')
			.values({
				id,
				school_id: team.schoolId,
				team_id: teamId,
				cycle_day: rhythm.cycleDay,
				weekday: rhythm.weekday,
				holds_from: rhythm.holdsFrom,
				made_by: actor.personId,
				made_at: at,
			})
			.onConflict((conflict) => conflict.column('id').doNothing())
			.executeTakeFirst();
		if (made.numInsertedOrUpdatedRows === 0n) return { id };
		await writeParts(tx, id, rhythm);
		const event = { at, schoolId: team.schoolId, actorId: actor.personId, subjectId: id };
		await recordEvent(tx, { name: 'rhythm.set', ...event });
		return { id };
	}).catch(hiddenIsMissing);
}

/**
 * Sets a rhythm anew, on top of `version`: meetings that nobody has written in move with it at once. Refuses `missing`,
 * `changed-meanwhile`, and what `addRhythm` does.
 */
export async function changeRhythm(
	actor: Member,
	teamId: string,
	rhythmId: string,
	rhythm: RhythmToSet & { version: number },
): Promise<{ version: number } | Refusal> {
	const wrong = check(rhythm);
	if (wrong) return wrong;
	const days = { cycle_day: rhythm.cycleDay, weekday: rhythm.weekday, holds_from: rhythm.holdsFrom };
	return save(actor, teamId, rhythmId, rhythm.version, async (tx) => {
		await writeParts(tx, rhythmId, rhythm);
		return { ...days, holds_until: null };
	});
}

/** Ends a rhythm today: meetings that were written in stay. Refuses `missing` and `changed-meanwhile`. */
export function endRhythm(
	actor: Member,
	teamId: string,
	rhythmId: string,
	version: number,
): Promise<{ version: number } | Refusal> {
	return save(actor, teamId, rhythmId, version, async (_tx, { today, holdsFrom }) => ({
		holds_until: [today, holdsFrom].sort().at(-1) ?? today,
	}));
}

async function save(
	actor: Member,
	teamId: string,
	rhythmId: string,
	version: number,
	decide: (
		tx: Tx,
		told: { today: string; holdsFrom: string },
	) => Promise<{ holds_until: string | null } | Refusal>,
): Promise<{ version: number } | Refusal> {
	if (!isId(rhythmId)) return missing;
	const at = now();
	return unitOfWork<{ version: number } | Refusal>(actor, async (tx) => {
		const team = await readPlanningTeam(tx, teamId);
		const before = await tx
			.selectFrom('planning_rhythm')
			.select(['version', 'holds_from'])
			.where('id', '=', rhythmId)
			.where('team_id', '=', teamId)
			.executeTakeFirst();
		if (!team?.mayPlan || !before) return missing;
		if (before.version !== version) return changedMeanwhile(before.version);
		const to = await decide(tx, { today: team.today, holdsFrom: before.holds_from });
		if (isRefusal(to)) return to;
		const saved = await tx
			.updateTable('planning_rhythm')
			.set({ ...to, version: version + 1 })
			.where('id', '=', rhythmId)
			.where('version', '=', version)
			.executeTakeFirst();
		if (saved.numUpdatedRows === 0n) return changedMeanwhile(before.version + 1);
		const event = { at, schoolId: team.schoolId, actorId: actor.personId, subjectId: rhythmId };
		await recordEvent(tx, { name: 'rhythm.set', ...event });
		return { version: version + 1 };
	}).catch(hiddenIsMissing);
}
