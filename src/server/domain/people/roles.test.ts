import { describe, expect, it } from 'vitest';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing } from '#server/platform/refusal.ts';
import { actorOf, cast, reach, rehearse, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { endEvaluator, endRole, findPerson, giveRole, type Role, recordEvaluator } from './index.ts';

withDatabase(rehearse);

const today = schoolDay('Europe/Lisbon', new Date());
const give = (actor: Actor, personId: string, role: Role, startsOn = today, lastDay?: string) =>
	giveRole(actor, personId, { entry: newId(), schoolId: schools.harbour.id, role, startsOn, lastDay });
const ivo = actorOf('ivo');

async function rolesOf(personId: string): Promise<Role[]> {
	const page = await findPerson(actorOf('hana'), personId);
	return isRefusal(page)
		? []
		: page.roles
				.filter((one) => one.when === 'now')
				.map((one) => one.role)
				.sort();
}

async function roleId(personId: string, role: Role): Promise<string> {
	const page = await findPerson(ivo, personId);
	return isRefusal(page)
		? ''
		: (page.roles.find((one) => one.role === role && one.when !== 'past')?.id ?? '');
}

describe('giving roles', () => {
	it('is an operator’s act: the others find nobody to give to', async () => {
		for (const name of ['clara', 'ada', 'fatima', 'goran', 'lena'] as const)
			expect(await give(actorOf(name), cast.clara.id, 'operator')).toEqual(missing);
		expect(await give(ivo, newId(), 'teacher')).toEqual(missing);
		expect(await give(ivo, 'not-an-id', 'teacher')).toEqual(missing);
		expect(await rolesOf(cast.clara.id)).toEqual(['teacher']);
	});

	it('several a person, at once and dated; twice the same form is one role, the same role again is refused', async () => {
		const wanted = {
			entry: newId(),
			schoolId: schools.harbour.id,
			role: 'librarian' as const,
			startsOn: today,
		};
		expect(await giveRole(ivo, cast.clara.id, wanted)).toBe(wanted.entry);
		expect(await giveRole(ivo, cast.clara.id, wanted)).toBe(wanted.entry);
		expect(await rolesOf(cast.clara.id)).toEqual(['librarian', 'teacher']);
		expect(await give(ivo, cast.clara.id, 'librarian')).toMatchObject({
			code: 'role-already-held',
			field: 'role',
		});
		expect(await give(ivo, cast.clara.id, 'assistant', dayAfter(today, 30))).toMatch(/-/);
		expect(await rolesOf(cast.clara.id)).toEqual(['librarian', 'teacher']);
	});

	it('refuses days out of reach and an end before the start', async () => {
		expect(await give(ivo, cast.emre.id, 'assistant', '2001-01-01')).toMatchObject({ code: 'role-too-far' });
		expect(await give(ivo, cast.emre.id, 'assistant', dayAfter(today, 900))).toMatchObject({
			code: 'role-too-far',
		});
		expect(await give(ivo, cast.emre.id, 'assistant', today, dayAfter(today, -1))).toMatchObject({
			code: 'ends-before-start',
		});
	});

	it('never makes a leader of a facilitator, nor the other way, while the other role holds', async () => {
		expect(await give(ivo, cast.ben.id, 'leader')).toMatchObject({
			code: 'leader-and-facilitator',
			said: { args: { name: 'Ben Lindqvist' } },
		});
		expect(await give(ivo, cast.fatima.id, 'facilitator', dayAfter(today, 10))).toMatchObject({
			code: 'leader-and-facilitator',
		});
		await endRole(ivo, await roleId(cast.ben.id, 'facilitator'), dayAfter(today, 19));
		expect(await give(ivo, cast.ben.id, 'leader', dayAfter(today, 19))).toMatchObject({
			code: 'leader-and-facilitator',
		});
		expect(isRefusal(await give(ivo, cast.ben.id, 'leader', dayAfter(today, 20)))).toBe(false);
	});

	it('lets only one of two win who give what excludes each other at the same moment', async () => {
		const both = await Promise.all([
			give(ivo, cast.emre.id, 'leader'),
			give(ivo, cast.emre.id, 'facilitator'),
		]);
		expect(both.filter(isRefusal)).toHaveLength(1);
	});
});

describe('ending roles', () => {
	it('takes the facilitator’s reach away the same moment', async () => {
		expect(await reach(actorOf('ada'), 'collaboration_focus')).toBe(2);
		expect(await endRole(actorOf('clara'), await roleId(cast.ada.id, 'facilitator'))).toEqual(missing);
		// What somebody was stays known: nobody ends a role on a day that is past.
		for (const past of ['0001-01-01', dayAfter(today, -2)])
			expect(await endRole(ivo, await roleId(cast.ada.id, 'facilitator'), past)).toMatchObject({
				code: 'ends-in-the-past',
			});
		expect(await endRole(ivo, await roleId(cast.ada.id, 'facilitator'))).toBe(cast.ada.id);
		expect(await reach(actorOf('ada'), 'collaboration_focus')).toBe(0);
		expect(await rolesOf(cast.ada.id)).toEqual([]);
	});

	it('never ends the last operator', async () => {
		const only = await roleId(cast.ivo.id, 'operator');
		expect(await endRole(ivo, only)).toMatchObject({ code: 'last-operator' });
		await give(ivo, cast.goran.id, 'operator');
		expect(await endRole(ivo, only)).toBe(cast.ivo.id);
		expect(await endRole(ivo, only)).toEqual(missing);
		expect(await endRole(actorOf('goran'), await roleId(cast.goran.id, 'operator'))).toMatchObject({
			code: 'last-operator',
		});
	});
});

describe('evaluators', () => {
	const goran = actorOf('goran');
	const evaluates = (evaluatorId: string, teacherId: string) => ({
		entry: newId(),
		evaluatorId,
		teacherId,
		schoolId: schools.harbour.id,
		startsOn: today,
	});

	it('are recorded by operators, once, between two people of the school', async () => {
		expect(await recordEvaluator(actorOf('fatima'), evaluates(cast.fatima.id, cast.daniel.id))).toEqual(
			missing,
		);
		const wanted = evaluates(cast.fatima.id, cast.daniel.id);
		expect(await recordEvaluator(goran, wanted)).toBe(wanted.entry);
		expect(await recordEvaluator(goran, wanted)).toBe(wanted.entry);
		expect(await recordEvaluator(goran, evaluates(cast.fatima.id, cast.daniel.id))).toMatchObject({
			code: 'evaluates-already',
		});
		expect(await recordEvaluator(goran, evaluates(cast.daniel.id, cast.daniel.id))).toMatchObject({
			code: 'evaluates-themself',
		});
		expect(await recordEvaluator(goran, evaluates(cast.lena.id, cast.daniel.id))).toMatchObject({
			code: 'not-of-school',
			field: 'evaluatorId',
		});
	});

	it('are seen by the two and by operators, and end with the record kept', async () => {
		const seen = async (name: 'daniel' | 'fatima' | 'clara' | 'hana') => {
			const rows = await unitOfWork(actorOf(name), (tx) =>
				tx.selectFrom('evaluator').select('id').where('teacher_id', '=', cast.daniel.id).execute(),
			);
			return rows.length;
		};
		expect([await seen('daniel'), await seen('fatima'), await seen('clara'), await seen('hana')]).toEqual([
			1, 1, 0, 0,
		]);
		const page = await findPerson(goran, cast.daniel.id);
		expect(!isRefusal(page) && page.running).toBeFalsy();
		const running = await findPerson({ kind: 'operator', personId: cast.goran.id }, cast.daniel.id);
		const id = isRefusal(running) ? '' : (running.running?.evaluators[0]?.id ?? '');
		expect(await endEvaluator(actorOf('daniel'), id)).toEqual(missing);
		expect(await endEvaluator(goran, id)).toBe(id);
		expect(await seen('daniel')).toBe(1);
	});
});
