import { recordAct } from '#server/domain/audit/index.ts';
import { nameOf, wordsFor } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { writeMail } from '#server/platform/mail/index.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';

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
 * they are. It is kept among the acts of operators, and told to the school's facilitators and technicians: what is asked leaves by it.
 * Refuses `missing` to who may not, `not-an-address`, `changed-meanwhile`.
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
		if (given === (before.address ?? '')) return before;
		if (!(await writeAddress(tx, actor, schoolId, { address: given, version, at })))
			return changedMeanwhile((await helpDeskOf(tx, schoolId)).version);
		const name = given === '' ? 'help-desk.removed' : 'help-desk.set';
		await recordAct(tx, actor, { name, at, subjectId: schoolId, schoolId, detail: given });
		await tellStaff(tx, actor, schoolId, at);
		return helpDeskOf(tx, schoolId);
	}).catch(hiddenIsMissing);
}

/** Writes the address on top of `version`, or removes it; false where somebody else did so at the same moment. */
async function writeAddress(
	tx: Tx,
	actor: Member,
	schoolId: string,
	{ address, version, at }: { address: string; version: number; at: Date },
): Promise<boolean> {
	if (address === '') {
		const gone = await tx
			.deleteFrom('help_desk')
			.where('school_id', '=', schoolId)
			.where('version', '=', version)
			.executeTakeFirst();
		return gone.numDeletedRows === 1n;
	}
	const set = { address, set_by: actor.personId, set_at: at, version: version + 1 };
	const written = await tx
		.insertInto('help_desk')
		.values({ school_id: schoolId, ...set })
		.onConflict((conflict) =>
			conflict.column('school_id').doUpdateSet(set).where('help_desk.version', '=', version),
		)
		.executeTakeFirst();
	return written.numInsertedOrUpdatedRows === 1n;
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

/** Writes to the facilitators and technicians of a school that somebody changed where its help desk is reached: who, and a link. */
async function tellStaff(tx: Tx, actor: Member, schoolId: string, at: Date): Promise<void> {
	const from = await tx
		.selectFrom('person')
		.select(['given_name', 'family_name', 'known_as'])
		.where('id', '=', actor.personId)
		.executeTakeFirstOrThrow();
	const people = await tx
		.selectFrom('role_assignment as r')
		.innerJoin('person as p', 'p.id', 'r.person_id')
		.innerJoin('school as s', 's.id', 'r.school_id')
		.select(['p.id', 'p.given_name', 'p.family_name', 'p.known_as', 'p.language', 's.name as school'])
		.select((eb) => eb.fn.agg<boolean>('bool_or', [eb('r.role', '=', 'facilitator')]).as('facilitates'))
		.where('r.school_id', '=', schoolId)
		.where('r.role', 'in', ['facilitator', 'technician'])
		.where('p.id', '!=', actor.personId)
		.where('p.deactivated_at', 'is', null)
		.where((eb) => eb.fn<boolean>('holds_today', ['r.starts_on', 'r.ends_on']), '=', true)
		.groupBy(['p.id', 's.name'])
		.execute();
	for (const person of people) {
		const t = wordsFor(person.language);
		// Technicians do not set it: they read it where they would ask it.
		const link = `${settings().origin ?? ''}/requests/${person.facilitates ? 'desk' : 'new'}`;
		const words = { name: nameOf(person), from: nameOf(from), school: person.school, link };
		await writeMail(tx, {
			toPerson: person.id,
			toAddress: '',
			subject: t('mail.help-desk-set.subject', words),
			body: t('mail.help-desk-set.body', words),
			at,
		});
	}
}
