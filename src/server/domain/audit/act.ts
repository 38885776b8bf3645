import { hashOf } from '#server/platform/ids.ts';

/** Everything an operator does that is kept: the page of acts says each in words, `people.act-<name>`. */
export const actNames = [
	'installation.set-up',
	'school.changed',
	'school-year.planned',
	'person.added',
	'person.renamed',
	'person.invited',
	'person.deactivated',
	'person.reactivated',
	'role.given',
	'role.ended',
	'evaluator.recorded',
	'evaluator.ended',
	'address.changed',
	'address.proposed',
	'address.confirmed',
	'address.withdrawn',
	'address.replaced',
	'account.confirmed',
	'account.disputed',
	'account.vouched',
	'teams.formed',
	'team.made',
	'team.changed',
	'team.joined',
	'team.left',
	'division.made',
	'roster.imported',
	'backup.key-set',
	'backup.key-replaced',
	'backup.made',
	'backup.restored',
	'framework.imported',
	'framework.chosen',
	'roster.undone',
	'help-desk.set',
	'help-desk.removed',
] as const;
export type ActName = (typeof actNames)[number];

/** What the seal of an act covers. */
export interface SealedAct {
	/** Counts from 1 without a gap. */
	number: number;
	at: Date;
	/** Null: the command line on the server itself. */
	actorId: string | null;
	act: string;
	personId: string | null;
	schoolId: string | null;
	detail: string;
}

/** What the first act is chained to. */
export const firstSeal = '0'.repeat(64);

/** The seal of an act: SHA-256 in hex over the seal before it and every field, so that no act can be changed or left out. */
export function sealOf(previous: string, act: SealedAct): string {
	const fields = [
		act.number,
		act.at.toISOString(),
		act.actorId,
		act.act,
		act.personId,
		act.schoolId,
		act.detail,
	];
	return hashOf(`${previous}\n${JSON.stringify(fields)}`);
}
