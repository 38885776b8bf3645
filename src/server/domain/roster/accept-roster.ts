import { holdActs, operate, recordAct } from '#server/domain/audit/index.ts';
import type { Actor, OperatorActor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { brokenConstraint, type Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { applyAddresses } from './apply-addresses.ts';
import { applyClasses } from './apply-classes.ts';
import { applyPeople } from './apply-people.ts';
import { applyRoles } from './apply-roles.ts';
import { applySchools } from './apply-schools.ts';
import { needsConfirmation } from './confirmation.ts';
import { isOvertaken } from './find-later.ts';
import { reachImport } from './reach-import.ts';

/** What accepting did. */
export interface Accepted {
	importId: string;
	/** Who was deactivated by it: the door that called ends their sessions. Empty when it had been accepted before. */
	deactivated: string[];
}

/**
 * Does what a preview said, in one transaction. Accepting twice is accepting once.
 * @param options.confirmedGone that so many go was confirmed a second time
 * @param options.origin where the links in letters lead: scheme and host
 * @returns refused when more than a tenth would go unconfirmed, when it was discarded or refused, or when what is here
 * has changed since the preview
 */
export async function acceptRoster(
	actor: Actor,
	importId: string,
	options: { confirmedGone: boolean; origin: string },
): Promise<Accepted | Refusal> {
	if (!isId(importId)) return missing;
	const outOfDate = refuse('roster-out-of-date', { kind: 'conflict' });
	try {
		return await operate<Accepted | Refusal>(actor, async (tx, operator) => {
			await holdActs(tx);
			const found = await reachImport(tx, importId);
			if (isRefusal(found)) return found;
			if (found.state === 'accepted') return { importId, deactivated: [] };
			if (found.state !== 'previewed') return refuse('roster-not-acceptable', { kind: 'conflict' });
			if (await isOvertaken(tx, found.made_at)) return outOfDate;
			if (
				needsConfirmation({ staffBefore: found.staff_before, staffGone: found.staff_gone }) &&
				!options.confirmedGone
			)
				return refuse('roster-gone-many', {
					kind: 'conflict',
					field: 'confirmedGone',
					args: { gone: found.staff_gone, before: found.staff_before },
				});
			return apply(tx, operator, importId, found, options.origin);
		});
	} catch (error) {
		// Somebody was given an address, a school or a role by hand since the preview, which now stands in the way.
		if (
			brokenConstraint(error) !== undefined &&
			/^23(505|P01|503)$/.test((error as { code?: string }).code ?? '')
		)
			return outOfDate;
		throw error;
	}
}

async function apply(
	tx: Tx,
	operator: OperatorActor,
	importId: string,
	found: {
		people_new: number;
		people_changed: number;
		people_gone: number;
		people_held: number;
		counted: boolean;
	},
	origin: string,
): Promise<Accepted> {
	const at = now();
	const days = await applySchools(tx, importId, at, found.counted);
	const { deactivated, returned } = await applyPeople(tx, importId, at);
	await applyRoles(tx, importId, days);
	await applyAddresses(tx, operator, importId, at, origin);
	await applyClasses(tx, importId, days);
	await tx
		.updateTable('roster_import')
		.set((eb) => ({
			state: 'accepted',
			undoable: true,
			accepted_at: at,
			accepted_by: operator.kind === 'operator' ? operator.personId : null,
			version: eb('version', '+', 1),
		}))
		.where('id', '=', importId)
		.execute();
	const detail = `new ${found.people_new}, changed ${found.people_changed}, gone ${found.people_gone}, held ${found.people_held}`;
	await recordAct(tx, operator, { name: 'roster.imported', at, subjectId: importId, detail });
	for (const personId of deactivated)
		await recordAct(tx, operator, {
			name: 'person.deactivated',
			at,
			subjectId: personId,
			personId,
			detail: 'roster',
		});
	for (const personId of returned)
		await recordAct(tx, operator, {
			name: 'person.reactivated',
			at,
			subjectId: personId,
			personId,
			detail: 'roster',
		});
	return { importId, deactivated };
}
