import { describe, expect, it } from 'vitest';
import { findActs } from '#server/domain/audit/index.ts';
import { makeDemonstration } from '#server/domain/demonstration/index.ts';
import { findOrganisation, prepareFirstRun, setUpSchool } from '#server/domain/installation/index.ts';
import {
	confirmAddress,
	deactivatePerson,
	proposeAddress,
	reactivatePerson,
} from '#server/domain/people/index.ts';
import { actorOfToken, makeToken } from '#server/domain/token/index.ts';
import { findVisit } from '#server/domain/visit/index.ts';
import { machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import {
	endSessions,
	findSession,
	forgetSignInLibrary,
	startSession,
	useLink,
} from '#server/platform/sign-in/index.ts';
import { actorOf, type CastName, cast, reach, record, rehearse } from '../cast/index.ts';
import { withDatabase } from '../database.ts';
import { becomesLeader, made, membershipEnds, roleBegins, roleEnds } from './happenings.ts';

async function signsIn(name: CastName): Promise<Headers> {
	const started = made(await startSession(`${name}@example.org`));
	return new Headers({ cookie: started.cookies.map((cookie) => cookie.split(';')[0]).join('; ') });
}

async function makesToken(name: CastName): Promise<string> {
	const token = made(await makeToken(actorOf(name), { entry: newId(), name: 'test' }));
	return token.secret ?? '';
}

describe('the first set-up', () => {
	withDatabase();

	const wanted = (name: string) => ({
		organisation: name,
		school: name,
		zone: 'UTC',
		language: 'en',
		facilitatorWord: 'coach',
		firstOperator: { given: name, family: '', address: `${name}@example.org`, roles: [] },
	});

	it('of two at once, and a demonstration besides, makes one installation with one operator', async () => {
		const code = (await prepareFirstRun()) ?? '';
		const results = await Promise.all([
			setUpSchool(code, wanted('one'), 'one'),
			setUpSchool(code, wanted('two'), 'two'),
		]);
		const first = results.filter((result) => !isRefusal(result));
		expect(first).toHaveLength(1);
		expect(await setUpSchool(code, wanted('three'), 'three')).toMatchObject({ code: 'missing' });
		expect(await makeDemonstration()).toMatchObject({ code: 'already-set-up' });
		expect((await findOrganisation())?.demonstration).toBe(false);
		const people = await unitOfWork(machine, (tx) => tx.selectFrom('person').select('id').execute());
		expect(people).toHaveLength(1);
	});
});

describe('an open session, and a token', () => {
	withDatabase(rehearse);

	it('reach what their person reaches now: nothing of a role that has ended', async () => {
		forgetSignInLibrary();
		const session = await signsIn('ada');
		const token = await makesToken('ada');
		const actors = async () => [(await findSession(session))?.actor, (await actorOfToken(token))?.actor];
		for (const actor of await actors())
			expect(actor && (await findVisit(actor, record.visit))).toMatchObject({ minutes: 45 });
		await becomesLeader('ada');
		for (const actor of await actors())
			expect(actor && (await findVisit(actor, record.visit))).toMatchObject({ code: 'missing' });
		const operator = (await findSession(await signsIn('ivo')))?.actor;
		if (!operator) throw new Error('not signed in');
		expect(isRefusal(await findActs(operator))).toBe(false);
		await roleEnds('ivo', 'operator');
		expect(await findActs(operator)).toMatchObject({ code: 'missing' });
		await roleBegins('joy', 'operator');
	});

	it('of somebody who belongs to no school any more reach no colleague', async () => {
		const actor = (await findSession(await signsIn('emre')))?.actor;
		if (!actor) throw new Error('not signed in');
		expect(await reach(actor, 'person')).toBeGreaterThan(5);
		await membershipEnds('emre');
		expect((await findSession(await signsIn('emre')))?.actor).toEqual(actor);
		for (const table of ['membership', 'role_assignment', 'person'])
			expect([table, await reach(actor, table)]).toEqual([table, 1]);
		for (const table of ['school', 'team', 'class', 'tool', 'look_for', 'collaboration', 'student_count'])
			expect([table, await reach(actor, table)]).toEqual([table, 0]);
	});

	it('end with deactivation, and do not come back with reactivation', async () => {
		const session = await signsIn('clara');
		const token = await makesToken('clara');
		expect((await findSession(session))?.actor.personId).toBe(cast.clara.id);
		made(await deactivatePerson(machine, cast.clara.id));
		expect(await findSession(session)).toBeUndefined();
		expect(await actorOfToken(token)).toBeUndefined();
		expect(isRefusal(await startSession('clara@example.org'))).toBe(true);
		await endSessions(machine, cast.clara.id);
		made(await reactivatePerson(machine, cast.clara.id));
		expect(await findSession(session)).toBeUndefined();
		expect(await actorOfToken(token)).toBeUndefined();
		expect((await findSession(await signsIn('clara')))?.actor.personId).toBe(cast.clara.id);
	});

	it('end when the address changes; the old one and its links lead nowhere, and another’s token is untouched', async () => {
		const session = await signsIn('daniel');
		const token = await makesToken('daniel');
		const others = await makesToken('hana');
		expect(await proposeAddress(machine, cast.daniel.id, 'taken@example.org', { origin: 'http://x' })).toBe(
			'waits',
		);
		expect(isRefusal(await startSession('taken@example.org'))).toBe(true);
		expect((await findSession(session))?.actor.personId).toBe(cast.daniel.id);
		const letters = await unitOfWork({ kind: 'mailer' }, (tx) =>
			tx.selectFrom('mail').select(['to_address', 'body']).where('to_person', '=', cast.daniel.id).execute(),
		);
		expect(letters.map((letter) => letter.to_address)).toEqual(['daniel@example.org']);
		made(await confirmAddress(/\/address\/(\S+)/.exec(letters[0]?.body ?? '')?.[1] ?? ''));
		await endSessions(machine, cast.daniel.id);
		expect(await findSession(session)).toBeUndefined();
		expect(await actorOfToken(token)).toBeUndefined();
		expect((await actorOfToken(others))?.actor.personId).toBe(cast.hana.id);
		expect(isRefusal(await startSession('daniel@example.org'))).toBe(true);
		expect(isRefusal(await useLink('made-up'))).toBe(true);
		expect(made(await startSession('taken@example.org')).personId).toBe(cast.daniel.id);
	});
});
