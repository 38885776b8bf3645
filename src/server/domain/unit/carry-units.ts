import { carryResources } from '#server/domain/resource/index.ts';
import { daysBetween } from '#server/domain/school/index.ts';
import { carryUnitPage } from '#server/domain/unit-page/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { type PlanningTeam, readPlanningTeam, readYears, unitsBetween, type Year } from './find-units.ts';
import { daysOf, type UnitLine, weeksLater } from './unit.ts';

/** A unit of a year, and where it would be in the next. */
export interface CarriedUnit extends UnitLine {
	/** On the same days of the week, fifty-two weeks or so later. */
	next: { startsOn: string; endsOn: string };
	/** Carried to that year before. */
	isThere: boolean;
}

export interface UnitsToCarry {
	team: PlanningTeam;
	year: Year;
	next: Year;
	units: CarriedUnit[];
}

/** The key of a unit in the year that begins on a day: carried twice, it is one. */
const carriedKey = (team: PlanningTeam, unitId: string, next: Year) =>
	keyOf(team.id, unitId, `carried to ${next.startsOn}`);

/**
 * What of a team's year is carried to the next, and to which days; the year that runs unless another is asked for. Nothing is
 * changed. Refuses `missing` to who does not plan the team.
 */
export function previewCarriedUnits(
	actor: Member,
	teamId: string,
	yearId?: string | undefined,
): Promise<UnitsToCarry | Refusal> {
	return unitOfWork<UnitsToCarry | Refusal>(actor, (tx) => readToCarry(tx, teamId, yearId));
}

async function readToCarry(
	tx: Tx,
	teamId: string,
	yearId: string | undefined,
): Promise<UnitsToCarry | Refusal> {
	const team = await readPlanningTeam(tx, teamId);
	if (!team?.mayPlan) return missing;
	const years = await readYears(tx, team);
	const year =
		years.find((one) => one.id !== '' && one.id === yearId) ??
		years.find((one) => one.startsOn <= team.today && team.today < one.endsOn);
	if (!year) return missing;
	const told = years.find((one) => one.startsOn >= year.endsOn);
	const next = told ?? { id: '', name: '', ...weeksLater(year, 52) };
	const weeks = Math.round(daysBetween(year.startsOn, next.startsOn) / 7);
	const units = await unitsBetween(tx, teamId, year.startsOn, year.endsOn);
	const keys = units.map((unit) => carriedKey(team, unit.id, next));
	const there = keys.length ? await tx.selectFrom('unit').select('id').where('id', 'in', keys).execute() : [];
	return {
		team,
		year,
		next,
		units: units.map((unit, at) => ({
			...unit,
			next: weeksLater(unit, weeks),
			isThere: there.some((row) => row.id === keys[at]),
		})),
	};
}

/**
 * Carries units of a team's year to the next, on the days that are said: what is written of them, the standards they name, their
 * resources and, as a draft, what families read of them come along, no collaboration does. The same again adds nothing. Refuses `missing` to who does not plan the
 * team, and days that cannot be, with the unit's key in the name of the field: `lastDay:<key>`.
 * @returns how many units are new
 */
export function carryUnits(
	actor: Member,
	teamId: string,
	yearId: string | undefined,
	chosen: readonly { id: string; startsOn: string; lastDay: string }[],
): Promise<{ carried: number } | Refusal> {
	const at = now();
	return unitOfWork<{ carried: number } | Refusal>(actor, async (tx) => {
		const read = await readToCarry(tx, teamId, yearId);
		if (isRefusal(read)) return read;
		const { team, next } = read;
		let carried = 0;
		for (const { id, startsOn, lastDay } of chosen) {
			if (!isId(id) || !read.units.some((unit) => unit.id === id)) return missing;
			const days = daysOf({ startsOn, lastDay });
			if (isRefusal(days)) return { ...days, field: `lastDay:${id}` };
			if (startsOn < read.year.endsOn) return refuse('unit-not-next-year', { field: `startsOn:${id}` });
			const key = carriedKey(team, id, next);
			const made = await tx
				.insertInto('unit')
				.columns([
					'id', 'school_id', 'team_id', 'title', 'central_idea', 'aim', 'starts_on', 'ends_on', 'tuning_in', 'investigation',
					'communication', 'creation', 'assessment', 'made_by', 'made_at', 'carried_from',
				]) // biome-ignore format: as many values as names
				.expression((eb) =>
					eb
						.selectFrom('unit as u')
						.select([
							eb.cast<string>(eb.val(key), 'uuid').as('id'), 'u.school_id', 'u.team_id', 'u.title', 'u.central_idea', 'u.aim',
							eb.cast<string>(eb.val(startsOn), 'date').as('starts_on'), eb.cast<string>(eb.val(days.endsOn), 'date').as('ends_on'),
							'u.tuning_in', 'u.investigation', 'u.communication', 'u.creation', 'u.assessment',
							eb.cast<string>(eb.val(actor.personId), 'uuid').as('made_by'), eb.cast<Date>(eb.val(at), 'timestamptz').as('made_at'),
							'u.id as carried_from',
						]) // biome-ignore format: as many values as names
						.where('u.id', '=', id),
				)
				.onConflict((conflict) => conflict.column('id').doNothing())
				.executeTakeFirst();
			if (made.numInsertedOrUpdatedRows === 0n) continue;
			await tx
				.insertInto('unit_standard')
				.columns(['unit_id', 'purpose', 'standard_id'])
				.expression((eb) =>
					eb
						.selectFrom('unit_standard as s')
						.select([eb.cast<string>(eb.val(key), 'uuid').as('unit_id'), 's.purpose', 's.standard_id'])
						.where('s.unit_id', '=', id),
				)
				.execute();
			await carryResources(tx, actor, { from: id, to: key, at });
			await carryUnitPage(tx, actor, { from: id, to: key, at });
			carried += 1;
			const event = { at, schoolId: team.schoolId, actorId: actor.personId, subjectId: key };
			await recordEvent(tx, { name: 'unit.carried', ...event });
		}
		return { carried };
	}).catch(hiddenIsMissing);
}
