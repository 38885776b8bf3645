import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findActs, verifyChain } from '#server/domain/audit/index.ts';
import { shareNote } from '#server/domain/note/index.ts';
import { addPasskey, offerPasskey, removePasskey, signInByPasskey } from '#server/domain/passkey/index.ts';
import {
	acceptChange,
	askForAddress,
	confirmAddress,
	disputeChange,
	findChangedAddress,
	findOwnSeals,
	findPerson,
	findStanding,
	proposeAddress,
	vouchForPerson,
	withdrawOwnAddress,
} from '#server/domain/people/index.ts';
import { askFor, findRequest } from '#server/domain/request/index.ts';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import { findSpace, makeSpace } from '#server/domain/space/index.ts';
import { actorOfToken, makeToken } from '#server/domain/token/index.ts';
import { captureVisit, findVisit } from '#server/domain/visit/index.ts';
import { asOperator, machine } from '#server/platform/actor.ts';
import { holdClock, now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { runAs } from '#server/platform/database/role-pool.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import {
	endSessions,
	findSession,
	forgetSignInLibrary,
	newChallenge,
	passkeyOfSession,
	startSession,
} from '#server/platform/sign-in/index.ts';
import { type Authenticator, newAuthenticator } from '../authenticator.ts';
import { actorOf, type CastName, cast, planted, record, schools } from '../cast/index.ts';
import { openTestDatabase } from '../database.ts';
import { confidential, made, membershipBegins, reachOf, roleBegins } from './happenings.ts';

const [ivo, clara, hana] = [actorOf('ivo'), actorOf('clara'), actorOf('hana')];
const origin = 'https://tandem.example.org';
const absent = { code: 'missing' };
const shut = { code: 'account-shut' };

let close: () => Promise<void>;
beforeEach(async () => {
	forgetSignInLibrary();
	({ close } = await openTestDatabase(true));
});
afterEach(() => close());

const signsIn = async (name: CastName, address = `${name}@example.org`): Promise<Headers> => {
	const started = made(await startSession(address));
	expect(started.personId).toBe(cast[name].id);
	return new Headers({ cookie: started.cookies.map((cookie) => cookie.split(';')[0]).join('; ') });
};
const letters = async (to: string) =>
	(
		await unitOfWork({ kind: 'mailer' }, (tx) => tx.selectFrom('mail').selectAll().orderBy('id').execute())
	).filter((letter) => letter.to_address === to);
const tokenOf = (letter: { body: string } | undefined) =>
	/\/address\/(\S+)/.exec(letter?.body ?? '')?.[1] ?? '';
const lastToken = async (to: string) => tokenOf((await letters(to)).at(-1));
const loses = async (name: CastName, to = `${name}.new@example.org`) => {
	expect(await proposeAddress(ivo, cast[name].id, to, { origin, lost: true })).toBe('shut');
	await endSessions(machine, cast[name].id);
};
const vouches = (by: CastName, name: CastName) =>
	vouchForPerson(actorOf(by), cast[name].id, { spoken: true, origin });

async function addsPasskey(name: CastName): Promise<{ id: string; device: Authenticator }> {
	const device = newAuthenticator(cast[name].id, origin);
	const challenge = await newChallenge({ kind: 'add', personId: cast[name].id });
	const answer = device.make(challenge);
	const { id } = made(await addPasskey(actorOf(name), { name: 'Key', answer }, origin));
	return { id, device };
}

async function signsInBy(device: Authenticator): Promise<string | undefined> {
	const where = { origin, from: 'x', userAgent: null };
	const started = made(await signInByPasskey(device.use(await newChallenge({ kind: 'sign-in' })), where));
	const cookie = started.cookies.map((one) => one.split(';')[0]).join('; ');
	const session = await findSession(new Headers({ cookie }));
	return session && passkeyOfSession(session.actor, session.id);
}

describe('an address that is replaced because the old one is lost', () => {
	it('ends sessions and tokens, and shuts everything confidential, to its person alone', async () => {
		const session = await signsIn('clara');
		const token = made(await makeToken(clara, { entry: newId(), name: 'test' })).secret ?? '';
		const before = { clara: await reachOf('clara'), ada: await reachOf('ada') };
		expect(Object.keys(before.clara).length).toBeGreaterThan(8);
		expect(await proposeAddress(ivo, cast.clara.id, 'clara.new@example.org', { origin, lost: true })).toBe(
			'shut',
		);
		// Before any door has ended anything.
		expect(await findSession(session)).toBeUndefined();
		expect(await actorOfToken(token)).toBeUndefined();
		expect(isRefusal(await startSession('clara@example.org'))).toBe(true);
		await signsIn('clara', 'clara.new@example.org');
		expect(await reachOf('clara')).toEqual({});
		expect(await findVisit(clara, record.visit)).toMatchObject(absent);
		expect((await findStanding(clara))?.shut).toBe(true);
		expect(await reachOf('ada')).toEqual(before.ada);
		expect((await findStanding(actorOf('ada')))?.shut).toBe(false);
	});

	it('lets nothing be written in their name, nor a way in be made that would outlast it', async () => {
		await signsIn('ada');
		const { id } = await addsPasskey('ada');
		await loses('ada');
		const visit = { entry: newId(), schoolId: schools.harbour.id, with: [cast.clara.id] };
		const ada = actorOf('ada');
		expect(
			await captureVisit(ada, { ...visit, kind: 'observing', startsAt: new Date(), minutes: 5 }),
		).toMatchObject(shut);
		expect(await shareNote(ada, record.privateNote, cast.clara.id)).toMatchObject(absent);
		expect(await makeToken(ada, { entry: newId(), name: 'x' })).toMatchObject(shut);
		const { challenge } = made(await offerPasskey(ada, origin));
		const answer = newAuthenticator(cast.ada.id, origin).make(challenge);
		expect(await addPasskey(ada, { name: 'x', answer }, origin)).toMatchObject(shut);
		expect(await removePasskey(ada, id)).toMatchObject(shut);
	});

	it('shuts every table that holds what is confidential', async () => {
		const { rows } = await unitOfWork(machine, (tx) =>
			sql<{
				name: string;
			}>`select tablename as name from pg_policies where policyname = 'sealed' and cmd = 'ALL'`.execute(tx),
		);
		expect(rows.map((row) => row.name)).toEqual(expect.arrayContaining([...confidential]));
	});

	it('cannot be got round: an address in use is neither edited, nor taken away, nor brought back', async () => {
		await signsIn('clara');
		await loses('clara');
		for (const round of [
			sql`update person_address set address = 'z@example.org' where person_id = ${cast.clara.id} and retired_at is null`,
			sql`update person_address set person_id = ${cast.ivo.id} where person_id = ${cast.clara.id}`,
			sql`update person_address set retired_at = null where address = 'clara@example.org'`,
		])
			await expect(unitOfWork(machine, (tx) => round.execute(tx))).rejects.toThrow('address_kept');
		await expect(
			unitOfWork(machine, (tx) =>
				sql`delete from person_address where person_id = ${cast.clara.id}`.execute(tx),
			),
		).rejects.toThrow();
		expect(await reachOf('clara')).toEqual({});
	});

	it('is opened by the old address, once, and by no operator', async () => {
		await signsIn('clara');
		const before = await reachOf('clara');
		await loses('clara');
		const opened = await unitOfWork(asOperator(ivo), (tx) =>
			tx
				.updateTable('account_seal')
				.set({ opened_at: new Date(), opened_how: 'old-address' })
				.where('person_id', '=', cast.clara.id)
				.executeTakeFirst(),
		);
		expect(opened.numUpdatedRows).toBe(0n);
		expect(await acceptChange({ letter: 'never-sent' })).toMatchObject({ code: 'link-worn' });
		expect(await reachOf('clara')).toEqual({});
		const letter = await lastToken('clara@example.org');
		expect(await findChangedAddress({ letter })).toMatchObject({
			toAddress: 'clara.new@example.org',
			changedBy: 'Ivo Brandt',
			shut: true,
		});
		expect(await acceptChange({ letter })).toEqual({ personId: cast.clara.id });
		expect(await reachOf('clara')).toEqual(before);
		expect(await disputeChange({ letter }, origin)).toMatchObject({ code: 'link-worn' });
	});

	it('is taken back by the old address: it is in use again, open, and the other one shut out', async () => {
		await signsIn('clara');
		const before = await reachOf('clara');
		await loses('clara');
		const theirs = await signsIn('clara', 'clara.new@example.org');
		expect(await disputeChange({ letter: await lastToken('clara@example.org') }, origin)).toEqual({
			personId: cast.clara.id,
		});
		expect(await findSession(theirs)).toBeUndefined();
		expect(isRefusal(await startSession('clara.new@example.org'))).toBe(true);
		await signsIn('clara');
		expect(await reachOf('clara')).toEqual(before);
		const page = made(await findPerson(asOperator(ivo), cast.clara.id));
		expect(page.running?.account.address).toBe('clara@example.org');
	});

	it('leaves nothing of the old sign-in', async () => {
		await signsIn('clara');
		await loses('clara');
		const { rows } = await runAs(
			'tandem_sign_in',
			`select email from sign_in."user" where email like 'clara%'`,
		);
		expect(rows).toEqual([]);
	});

	it('changed once more while shut, stays for the first old address to answer, which alone is written to', async () => {
		await signsIn('clara');
		await loses('clara', 'x@example.org');
		await loses('clara', 'y@example.org');
		expect(await letters('x@example.org')).toEqual([]);
		expect(await letters('clara@example.org')).toHaveLength(2);
		expect(await askForAddress(clara, 'z@example.org', origin)).toBe('waits');
		expect(await letters('y@example.org')).toEqual([]);
		const [, second] = await letters('clara@example.org');
		made(await disputeChange({ letter: tokenOf(second) }, origin));
		await signsIn('clara');
		expect((await reachOf('clara')).note).toBe(1);
	});
});

describe('an address that the old one has confirmed', () => {
	it('shuts nothing, whoever asked for it', async () => {
		await signsIn('clara');
		const before = await reachOf('clara');
		expect(await askForAddress(clara, 'CLARA@example.org', origin)).toMatchObject({ code: 'same-address' });
		expect(await askForAddress(clara, 'ada@example.org', origin)).toBe('waits');
		expect(await confirmAddress(await lastToken('clara@example.org'))).toMatchObject({
			code: 'address-in-use',
		});
		expect(await askForAddress(clara, 'c.mendes@example.org', origin)).toBe('waits');
		expect(await findOwnSeals(clara)).toMatchObject({ waiting: 'c.mendes@example.org' });
		expect(await withdrawOwnAddress(clara)).toEqual({ withdrawn: true });
		expect(await confirmAddress(await lastToken('clara@example.org'))).toMatchObject({ code: 'link-worn' });
		expect(await askForAddress(clara, 'c.mendes@example.org', origin)).toBe('waits');
		expect(await proposeAddress(ivo, cast.clara.id, 'c.m@example.org', { origin })).toBe('waits');
		made(await confirmAddress(await lastToken('clara@example.org')));
		await signsIn('clara', 'c.m@example.org');
		expect(await reachOf('clara')).toEqual(before);
		expect(made(await verifyChain(ivo))).toMatchObject({ brokenAt: undefined });
	});
});

describe('a colleague who vouches', () => {
	it('opens what is shut; the person is shown who, the old address told, and it stands in the record', async () => {
		await signsIn('clara');
		await signsIn('hana');
		const before = await reachOf('clara');
		await loses('clara');
		expect(made(await findPerson(hana, cast.clara.id)).vouchable).toBeInstanceOf(Date);
		expect(await vouchForPerson(hana, cast.clara.id, { spoken: false, origin })).toMatchObject({
			code: 'spoken-first',
		});
		expect(await reachOf('clara')).toEqual({});
		expect(await vouches('hana', 'clara')).toBe(cast.clara.id);
		expect(await reachOf('clara')).toEqual(before);
		expect((await findOwnSeals(clara)).seals).toMatchObject([
			{ openedHow: 'voucher', vouchedBy: 'Hana Sato', changedBy: 'Ivo Brandt' },
		]);
		expect((await letters('clara@example.org')).at(-1)?.body).toContain('Hana Sato');
		expect(made(await findActs(ivo)).acts[0]).toMatchObject({ name: 'account.vouched' });
		expect(made(await verifyChain(ivo))).toMatchObject({ brokenAt: undefined });
		expect(await vouches('hana', 'clara')).toMatchObject(absent);
	});

	it('may be disputed from the old address, and what was made meanwhile goes', async () => {
		await signsIn('clara');
		await signsIn('hana');
		await loses('clara');
		made(await vouches('hana', 'clara'));
		const theirs = await signsIn('clara', 'clara.new@example.org');
		const { device } = await addsPasskey('clara');
		const letter = await lastToken('clara@example.org');
		expect(await findChangedAddress({ letter })).toMatchObject({ vouchedBy: 'Hana Sato', shut: false });
		made(await disputeChange({ letter }, origin));
		await endSessions(machine, cast.clara.id);
		expect(await findSession(theirs)).toBeUndefined();
		await expect(signsInBy(device)).rejects.toThrow('passkey-refused');
		await signsIn('clara');
		expect((await reachOf('clara')).note).toBe(1);
	});

	it('is nobody who runs Tandem, leads or evaluates them, of another school, the person, or new here; nor is shut out themself', async () => {
		for (const name of ['clara', 'ivo', 'noah', 'ben', 'fatima', 'mara'] as const) await signsIn(name);
		await loses('clara');
		await loses('ben');
		await signsIn('emre');
		for (const name of ['ivo', 'noah', 'clara', 'emre', 'ben', 'joy', 'fatima', 'mara'] as const) {
			expect([name, await vouches(name, 'clara')]).toMatchObject([name, absent]);
			expect((await findOwnSeals(actorOf(name))).seals.some((one) => one.openedHow === 'voucher')).toBe(
				false,
			);
		}
		await membershipBegins('noah', 'harbour');
		expect(await vouches('noah', 'clara')).toBe(cast.clara.id);
	});
});

describe('a person made to vouch', () => {
	it('is nobody for a month: where people are at home, signing in just before the change is not enough', async () => {
		const days = (count: number) => new Date(Date.now() + count * 86_400_000);
		await unitOfWork(machine, (tx) =>
			tx
				.updateTable('organisation')
				.set({ created_at: days(-60) })
				.execute(),
		);
		await signsIn('clara');
		await signsIn('hana');
		await loses('clara');
		expect(made(await findPerson(hana, cast.clara.id)).vouchable).toBeUndefined();
		expect(await vouches('hana', 'clara')).toMatchObject(absent);
		const letGo = holdClock(() => days(31));
		try {
			await signsIn('emre');
			await loses('emre');
			expect(await vouches('hana', 'emre')).toBe(cast.emre.id);
		} finally {
			letGo();
		}
	});
});

describe('a passkey from before the change', () => {
	it('signs in, and then confirms it or takes it back; one of another or a later session does neither', async () => {
		await signsIn('clara');
		const before = await reachOf('clara');
		const { id, device } = await addsPasskey('clara');
		await loses('clara');
		expect(await signsInBy(device)).toBe(id);
		// Signing in alone opens nothing: the new address may be somebody else's.
		expect(await reachOf('clara')).toEqual({});
		const theirs = newAuthenticator(cast.clara.id, origin);
		expect(await acceptChange({ passkey: theirs.id })).toMatchObject({ code: 'link-worn' });
		expect(await findChangedAddress({ passkey: device.id })).toMatchObject({ shut: true });
		made(await acceptChange({ passkey: device.id }));
		expect(await reachOf('clara')).toEqual(before);
		await loses('clara', 'third@example.org');
		made(await disputeChange({ passkey: device.id }, origin));
		await signsIn('clara', 'clara.new@example.org');
		expect(await reachOf('clara')).toEqual(before);
	});
});

describe('somebody who has never signed in', () => {
	it('to whom something was written is shut, too, when an operator changes their address', async () => {
		expect(await proposeAddress(ivo, cast.clara.id, 'operator@example.org', { origin })).toBe('changed');
		await signsIn('clara', 'operator@example.org');
		expect(await reachOf('clara')).toEqual({});
		const seen = await unitOfWork(clara, (tx) => tx.selectFrom('note').select('words').execute());
		expect(JSON.stringify(seen)).not.toContain(planted.sharedNote);
		made(await disputeChange({ letter: await lastToken('clara@example.org') }, origin));
		await signsIn('clara');
		expect((await reachOf('clara')).note).toBe(1);
	});

	it('is shut by what is written between the change and the first sign-in', async () => {
		await membershipBegins('noah', 'harbour');
		await roleBegins('noah', 'teacher');
		expect(await proposeAddress(ivo, cast.noah.id, 'noah.new@example.org', { origin })).toBe('changed');
		made(
			await captureVisit(actorOf('ada'), {
				entry: newId(),
				schoolId: schools.harbour.id,
				with: [cast.noah.id],
				kind: 'observing',
				startsAt: new Date(Date.now() - 3_600_000),
				minutes: 5,
			}),
		);
		await signsIn('noah', 'noah.new@example.org');
		expect((await findStanding(actorOf('noah')))?.shut).toBe(true);
	});

	it('is shut by what was asked of them by name, too, and by what they were named to help with', async () => {
		const harbour = schools.harbour.id;
		const words = { purpose: 'p', address: '', toolId: null, audience: null, classId: null, unitId: null };
		const asked = made(
			await askFor(clara, {
				...{
					schoolId: harbour,
					words: 'For Ben alone',
					forClass: '',
					wantedOn: null,
					entry: newId(),
					origin,
				},
				to: { heldAs: 'facilitator', personId: cast.ben.id },
			}),
		);
		await roleBegins('hana', 'facilitator');
		const space = made(
			await makeSpace(clara, harbour, {
				...{ ...words, name: 'With Hana', helperId: cast.hana.id, withDesk: false, entry: newId() },
				closesOn: dayAfter(schoolDay('Europe/Lisbon', now()), 9),
			}),
		);
		for (const name of ['ben', 'hana'] as const) {
			expect(await proposeAddress(ivo, cast[name].id, `${name}.new@example.org`, { origin })).toBe('changed');
			await signsIn(name, `${name}.new@example.org`);
			expect([name, (await findStanding(actorOf(name)))?.shut]).toEqual([name, true]);
		}
		expect(await findRequest(actorOf('ben'), asked.id)).toMatchObject(absent);
		expect(await findSpace(actorOf('hana'), space.id)).toMatchObject(absent);
		for (const name of ['ben', 'hana'] as const)
			made(await disputeChange({ letter: await lastToken(`${name}@example.org`) }, origin));
		await signsIn('ben');
		await signsIn('hana');
		made(await findRequest(actorOf('ben'), asked.id));
		made(await findSpace(actorOf('hana'), space.id));
	});

	it('to whom nothing was written finds nothing shut; the old address can take it back all the same', async () => {
		expect(await proposeAddress(ivo, cast.noah.id, 'noah.new@example.org', { origin })).toBe('changed');
		await signsIn('noah', 'noah.new@example.org');
		expect((await findStanding(actorOf('noah')))?.shut).toBe(false);
		made(await disputeChange({ letter: await lastToken('noah@example.org') }, origin));
		await signsIn('noah');
	});

	it('gets back an address that nobody used shut, once the other was read: it may have been mistyped', async () => {
		await membershipBegins('noah', 'harbour');
		await roleBegins('noah', 'teacher');
		expect(await proposeAddress(ivo, cast.noah.id, 'noah.new@example.org', { origin })).toBe('changed');
		await signsIn('noah', 'noah.new@example.org');
		made(
			await captureVisit(actorOf('ada'), {
				entry: newId(),
				schoolId: schools.harbour.id,
				with: [cast.noah.id],
				kind: 'observing',
				startsAt: new Date(Date.now() - 3_600_000),
				minutes: 5,
			}),
		);
		expect((await reachOf('noah')).visit).toBe(1);
		made(await disputeChange({ letter: await lastToken('noah@example.org') }, origin));
		await signsIn('noah');
		expect(await reachOf('noah')).toEqual({});
		// The other one is told, and was used: what it takes back is open.
		made(await disputeChange({ letter: await lastToken('noah.new@example.org') }, origin));
		await signsIn('noah', 'noah.new@example.org');
		expect((await reachOf('noah')).visit).toBe(1);
	});

	it('and had no address is shut when one comes after something was written', async () => {
		await unitOfWork(machine, (tx) =>
			sql`update person_address set retired_at = now() where person_id = ${cast.clara.id}`.execute(tx),
		);
		await unitOfWork(machine, (tx) =>
			sql`update person_address set person_id = ${cast.ivo.id} where person_id = ${cast.clara.id}`.execute(
				tx,
			),
		);
		expect(await proposeAddress(ivo, cast.clara.id, 'late@example.org', { origin })).toBe('changed');
		await signsIn('clara', 'late@example.org');
		expect(await reachOf('clara')).toEqual({});
	});
});
