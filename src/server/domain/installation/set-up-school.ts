import { timingSafeEqual } from 'node:crypto';
import { recordAct } from '#server/domain/audit/index.ts';
import { startLookFors } from '#server/domain/notebook/index.ts';
import {
	insertAddress,
	mayBeGiven,
	nameOf,
	nameRow,
	type Role,
	readAddress,
} from '#server/domain/people/index.ts';
import { heldFrom, settle, todayOf, usualSchoolYear } from '#server/domain/school/index.ts';
import { machine } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { brokenConstraint, unitOfWork } from '#server/platform/database/index.ts';
import { hashOf, newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { countTry } from '#server/platform/sign-in/index.ts';
import { plainCode } from './code.ts';
import { isSetUp } from './first-run.ts';

/** All that set-up asks for. */
export interface FirstSchool {
	organisation: string;
	school: string;
	/** IANA. */
	zone: string;
	/** BCP 47. */
	language: string;
	facilitatorWord: string;
	firstOperator: { given: string; family: string; address: string; roles: readonly Role[] };
}

/** The first operator, who may be signed in at once: the code was their proof. */
export interface FirstOperator {
	personId: string;
	address: string;
}

const most = 10;
const minutes = 15;

/**
 * Sets up the installation against the code of the terminal: the organisation, its first school with its school year and
 * look-fors, and the first operator.
 * @param from the address the request comes from; tries are counted by it and in all
 * @returns the first operator; refused for a wrong code, after too many tries, or when something cannot be; missing when
 * there is an organisation already
 */
export async function setUpSchool(
	code: string,
	wanted: FirstSchool,
	from: string,
): Promise<FirstOperator | Refusal> {
	if (await isSetUp()) return missing;
	const organisation = wanted.organisation.trim();
	if (organisation === '') return refuse('required', { field: 'organisation' });
	if (organisation.length > 200) return refuse('too-long', { field: 'organisation', args: { most: 200 } });
	const school = settle({ ...wanted, name: wanted.school });
	if (isRefusal(school)) return { ...school, ...(school.field === 'name' ? { field: 'school' } : {}) };
	const names = nameRow(wanted.firstOperator);
	if (isRefusal(names)) return names;
	const address = readAddress(wanted.firstOperator.address);
	if (isRefusal(address)) return address;
	const tried =
		(await countTry(`set-up ${from}`, most, minutes)) ?? (await countTry('set-up', most * 10, minutes));
	if (tried) return tried;
	const codeHash = hashOf(plainCode(code));
	const at = now();
	try {
		return await unitOfWork<FirstOperator | Refusal>(machine, async (tx) => {
			const expected = await tx.selectFrom('first_run').select('code_hash').executeTakeFirst();
			if (!expected || !sameHash(expected.code_hash, codeHash))
				return refuse('wrong-code', { field: 'code' });
			// While the first organisation is being made the code can still be taken away; afterwards nobody reaches it.
			await tx.deleteFrom('first_run').execute();
			const organisationId = newId();
			await tx
				.insertInto('organisation')
				.values({ id: organisationId, name: organisation, created_at: at })
				.execute();
			const schoolId = newId();
			await tx
				.insertInto('school')
				.values({
					id: schoolId,
					organisation_id: organisationId,
					name: school.name,
					zone: school.zone,
					language: school.language,
					facilitator_word: school.facilitatorWord,
					created_at: at,
				})
				.execute();
			const today = await todayOf(tx, school.zone, at);
			const year = usualSchoolYear(today.school, school.zone);
			await tx
				.insertInto('school_year')
				.values({
					id: newId(),
					school_id: schoolId,
					name: year.name,
					starts_on: year.startsOn,
					ends_on: year.endsOn,
				})
				.execute();
			await startLookFors(tx, schoolId);
			const personId = newId();
			const startsOn = heldFrom(today.school, today);
			const held: { role: Role; startsOn: string; endsOn: string | null }[] = [];
			for (const role of new Set<Role>(['operator', ...wanted.firstOperator.roles])) {
				const given = { role, startsOn, endsOn: null };
				const refusal = mayBeGiven(nameOf(names), held, given, today.school);
				if (refusal) return { ...refusal, field: 'roles[]' };
				held.push(given);
			}
			await tx
				.insertInto('person')
				.values({ id: personId, ...names, created_at: at })
				.execute();
			await insertAddress(tx, personId, address, 'set-up', at);
			await tx
				.insertInto('membership')
				.values({ id: newId(), person_id: personId, school_id: schoolId, starts_on: startsOn })
				.execute();
			await tx
				.insertInto('role_assignment')
				.values(
					held.map(({ role }) => ({
						id: newId(),
						person_id: personId,
						school_id: schoolId,
						role,
						starts_on: startsOn,
						granted_at: at,
					})),
				)
				.execute();
			await recordAct(tx, machine, {
				name: 'installation.set-up',
				at,
				subjectId: organisationId,
				personId,
				schoolId,
			});
			return { personId, address };
		});
	} catch (error) {
		if (brokenConstraint(error)?.startsWith('organisation_singleton')) return missing;
		throw error;
	}
}

function sameHash(a: string, b: string): boolean {
	return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
