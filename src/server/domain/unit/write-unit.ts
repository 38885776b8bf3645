import { type NamedStandards, nameStandards } from '#server/domain/standard/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { daysOf, type UnitWords } from './unit.ts';
import { columnsOf, plansTeam } from './unit-rows.ts';

/** What is written of a unit, with the standards it is for; without `named` those stay as they are. */
export interface UnitToWrite extends UnitWords {
	named?: NamedStandards | undefined;
}

/**
 * Writes down a unit of a team; the same entry twice is one. Refuses `missing` to who does not plan the team, days that cannot
 * be, and standards that the school does not use.
 */
export async function addUnit(
	actor: Member,
	teamId: string,
	unit: UnitToWrite & { entry: string },
): Promise<{ id: string } | Refusal> {
	if (!isId(teamId)) return missing;
	const days = daysOf(unit);
	if (isRefusal(days)) return days;
	const [id, at] = [keyOf(actor.personId, unit.entry, 'unit'), now()];
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const team = await tx.selectFrom('team').select('school_id').where('id', '=', teamId).executeTakeFirst();
		if (!team || !(await plansTeam(tx, teamId))) return missing;
		const made = await tx
			.insertInto('unit')
			.values({
				id,
				school_id: team.school_id,
				team_id: teamId,
				...columnsOf(unit, days.endsOn),
				made_by: actor.personId,
				made_at: at,
			})
			.onConflict((conflict) => conflict.column('id').doNothing())
			.executeTakeFirst();
		if (made.numInsertedOrUpdatedRows === 0n) return { id };
		const named =
			unit.named && (await nameStandards(tx, { unitId: id, schoolId: team.school_id, named: unit.named }));
		if (isRefusal(named)) return named;
		const event = { at, schoolId: team.school_id, actorId: actor.personId, subjectId: id };
		await recordEvent(tx, { name: 'unit.added', ...event });
		return { id };
	}).catch(hiddenIsMissing);
}

/**
 * Writes a unit anew, on top of `version`. Refuses `missing` to who does not plan its team, `changed-meanwhile`, and what
 * `addUnit` does.
 */
export async function changeUnit(
	actor: Member,
	unitId: string,
	unit: UnitToWrite & { version: number },
): Promise<{ version: number } | Refusal> {
	if (!isId(unitId)) return missing;
	const days = daysOf(unit);
	if (isRefusal(days)) return days;
	return change(actor, unitId, unit.version, 'unit.changed', async (tx, schoolId) => {
		const named = unit.named && (await nameStandards(tx, { unitId, schoolId, named: unit.named }));
		return isRefusal(named) ? named : columnsOf(unit, days.endsOn);
	});
}

/**
 * Puts a unit away, or takes it up again with `away` false: all that is written of it stays. Refuses `missing` and
 * `changed-meanwhile`.
 */
export async function putUnitAway(
	actor: Member,
	unitId: string,
	version: number,
	away = true,
): Promise<{ version: number } | Refusal> {
	if (!isId(unitId)) return missing;
	const name = away ? 'unit.put-away' : 'unit.taken-up';
	return change(actor, unitId, version, name, async () => ({ put_away_at: away ? now() : null }));
}

function change(
	actor: Member,
	unitId: string,
	version: number,
	name: string,
	decide: (
		tx: Tx,
		schoolId: string,
	) => Promise<ReturnType<typeof columnsOf> | { put_away_at: Date | null } | Refusal>,
): Promise<{ version: number } | Refusal> {
	const at = now();
	return unitOfWork<{ version: number } | Refusal>(actor, async (tx) => {
		const before = await tx
			.selectFrom('unit')
			.select(['school_id', 'team_id', 'version'])
			.where('id', '=', unitId)
			.executeTakeFirst();
		if (!before || !(await plansTeam(tx, before.team_id))) return missing;
		if (before.version !== version) return changedMeanwhile(before.version);
		const to = await decide(tx, before.school_id);
		if (isRefusal(to)) return to;
		const saved = await tx
			.updateTable('unit')
			.set({ ...to, version: version + 1 })
			.where('id', '=', unitId)
			.where('version', '=', version)
			.executeTakeFirst();
		if (saved.numUpdatedRows === 0n) return changedMeanwhile(before.version + 1);
		await recordEvent(tx, {
			name,
			at,
			schoolId: before.school_id,
			actorId: actor.personId,
			subjectId: unitId,
		});
		return { version: version + 1 };
	}).catch(hiddenIsMissing);
}
