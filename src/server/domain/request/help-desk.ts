import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';

/** How a school's help desk is reached by e-mail. */
export interface HelpDesk {
	/** Null: requests for it stay in Tandem, with the school's technicians. */
	address: string | null;
	/** 0 where nothing was set yet. */
	version: number;
}

/** How the help desk of a school is reached. Refuses `missing` to who may not set it. */
export function findHelpDesk(actor: Member, schoolId: string): Promise<HelpDesk | Refusal> {
	return unitOfWork<HelpDesk | Refusal>(actor, async (tx) => {
		if (!isId(schoolId) || !(await maySet(tx, actor, schoolId))) return missing;
		return helpDeskOf(tx, schoolId);
	});
}

/** The same inside a unit of work, for any of the school's staff. */
export async function helpDeskOf(tx: Tx, schoolId: string): Promise<HelpDesk> {
	const row = await tx
		.selectFrom('help_desk')
		.select(['address', 'version'])
		.where('school_id', '=', schoolId)
		.executeTakeFirst();
	return row ? { address: row.address, version: row.version } : { address: null, version: 0 };
}

/**
 * Says where the help desk of a school is reached; without an address its requests stay in Tandem. Those handed over before stay where
 * they are. Refuses `missing` to who may not, `not-an-address`, `changed-meanwhile`.
 */
export function setHelpDesk(
	actor: Member,
	schoolId: string,
	{ address, version }: { address: string; version: number },
): Promise<HelpDesk | Refusal> {
	const at = now();
	const given = address.trim();
	if (given !== '' && !/^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/.test(given))
		return Promise.resolve(refuse('not-an-address', { field: 'address' }));
	return unitOfWork<HelpDesk | Refusal>(actor, async (tx) => {
		if (!isId(schoolId) || !(await maySet(tx, actor, schoolId))) return missing;
		const before = await helpDeskOf(tx, schoolId);
		if (before.version !== version) return changedMeanwhile(before.version);
		if (given === '') await tx.deleteFrom('help_desk').where('school_id', '=', schoolId).execute();
		else {
			const set = { address: given, set_by: actor.personId, set_at: at, version: version + 1 };
			await tx
				.insertInto('help_desk')
				.values({ school_id: schoolId, ...set })
				.onConflict((conflict) => conflict.column('school_id').doUpdateSet(set))
				.execute();
		}
		await recordEvent(tx, {
			name: 'help-desk.set',
			at,
			schoolId,
			actorId: actor.personId,
			subjectId: schoolId,
		});
		return helpDeskOf(tx, schoolId);
	}).catch(hiddenIsMissing);
}

async function maySet(tx: Tx, actor: Member, schoolId: string): Promise<boolean> {
	const role = await tx
		.selectFrom('role_assignment')
		.select('role')
		.where('person_id', '=', actor.personId)
		.where('school_id', '=', schoolId)
		.where('role', 'in', ['facilitator', 'operator'])
		.where((eb) => eb.fn<boolean>('holds_today', ['starts_on', 'ends_on']), '=', true)
		.executeTakeFirst();
	return role !== undefined;
}
