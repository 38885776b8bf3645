import { sql } from 'kysely';
import { holdActs, operate, recordAct } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { reachImport } from './reach-import.ts';
import { undoClasses } from './undo-classes.ts';
import { undoPeople } from './undo-people.ts';
import { undoRoles } from './undo-roles.ts';
import { undoSchools } from './undo-schools.ts';

/** What undoing did. */
export interface Undone {
	importId: string;
	/** Who cannot sign in any longer: the door that called ends their sessions. */
	deactivated: string[];
	/** How much was left as it is, each with a reason: `findKept` lists it. */
	kept: number;
}

/**
 * Undoes the import that was accepted last, in one transaction of statements over all its changes. What people did since
 * stays: a change is taken back only where the import's own value still stands, and what something else refers to is left
 * and listed. Undoing twice is undoing once.
 * @param importId undefined: the last one
 * @returns missing when there is none; refused when another was accepted since, or nothing is left to undo it by
 */
export async function undoImport(actor: Actor, importId?: string): Promise<Undone | Refusal> {
	if (importId !== undefined && !isId(importId)) return missing;
	return operate<Undone | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const last = await tx
			.selectFrom('roster_import')
			.select('id')
			.where('state', '=', 'accepted')
			.orderBy('accepted_at', 'desc')
			.orderBy('id', 'desc')
			.limit(1)
			.executeTakeFirst();
		const asked = importId ?? last?.id;
		if (asked === undefined) return refuse('roster-nothing-to-undo', { kind: 'conflict' });
		const found = await reachImport(tx, asked);
		if (isRefusal(found)) return found;
		if (found.state === 'undone') return { importId: asked, deactivated: [], kept: found.kept_total };
		if (found.state !== 'accepted') return refuse('roster-nothing-to-undo', { kind: 'conflict' });
		if (last?.id !== asked) return refuse('roster-not-last', { kind: 'conflict' });
		if (!found.undoable || found.accepted_at === null)
			return refuse('roster-not-undoable', { kind: 'conflict' });

		const at = now();
		const done = { tx, importId: asked, acceptedAt: found.accepted_at, at };
		const { deactivated, reactivated } = await undoPeople(done);
		await undoRoles(done);
		await undoClasses(done);
		await undoSchools(done);
		const { rows } = await sql<{ n: number }>`select count(*)::integer as n from roster_import_change
			where import_id = ${asked} and kept is not null`.execute(tx);
		const kept = rows[0]?.n ?? 0;
		await tx
			.updateTable('roster_import')
			.set((eb) => ({
				state: 'undone',
				undone_at: at,
				undone_by: operator.kind === 'operator' ? operator.personId : null,
				kept_total: kept,
				version: eb('version', '+', 1),
			}))
			.where('id', '=', asked)
			.execute();
		await recordAct(tx, operator, { name: 'roster.undone', at, subjectId: asked, detail: `kept ${kept}` });
		for (const [name, people] of [
			['person.deactivated', deactivated],
			['person.reactivated', reactivated],
		] as const)
			for (const personId of people)
				await recordAct(tx, operator, { name, at, subjectId: personId, personId, detail: 'roster undone' });
		return { importId: asked, deactivated, kept };
	});
}

/** An accepted import that is being undone. */
export interface Undoing {
	tx: Tx;
	importId: string;
	/** What still bears this moment is as the import left it. */
	acceptedAt: Date;
	at: Date;
}

/** Why something was left as it is. */
export const keptReasons = [
	/** Has signed in. */
	'signed-in',
	/** Something else here refers to it. */
	'in-use',
	/** Was given a role, or put into a team, by hand. */
	'by-hand',
	/** Was changed since. */
	'changed-since',
	/** What stood there before is somebody else's now, or overlaps with what was entered since. */
	'in-the-way',
	/** Confirmed the new address. */
	'confirmed',
	/** Runs this installation. */
	'operator',
] as const;
export type KeptReason = (typeof keptReasons)[number];
