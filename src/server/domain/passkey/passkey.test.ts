import { afterEach, describe, expect, it } from 'vitest';
import { deactivatePerson, reactivatePerson } from '#server/domain/people/index.ts';
import { machine } from '#server/platform/actor.ts';
import { holdClock } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import {
	challengeMinutes,
	findSession,
	findSessions,
	forgetSignInLibrary,
	newChallenge,
	tidySignIn,
} from '#server/platform/sign-in/index.ts';
import { type Authenticator, newAuthenticator } from '../../../../tests/authenticator.ts';
import { actorOf, assemble, type CastName, cast, reach } from '../../../../tests/cast/index.ts';
import { made } from '../../../../tests/confidentiality/happenings.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	addPasskey,
	askForPasskey,
	findPasskeys,
	mostPasskeys,
	offerPasskey,
	removePasskey,
	renamePasskey,
	signInByPasskey,
} from './index.ts';

const origin = 'https://tandem.example.org';
const from = '203.0.113.7';
const where = {
	origin,
	from,
	userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
};
const refused = { code: 'passkey-refused' };
const notMade = { code: 'passkey-not-made' };

withDatabase(async (database) => {
	forgetSignInLibrary();
	await assemble(database);
});
afterEach(async () => {
	await unitOfWork({ kind: 'visitor' }, (tx) => tx.deleteFrom('rate_limit').execute());
});

async function adds(name: CastName, device: Authenticator, called = 'A laptop'): Promise<string> {
	const { challenge } = made(await offerPasskey(actorOf(name), origin));
	return made(await addPasskey(actorOf(name), { name: called, answer: device.make(challenge) }, origin)).id;
}

const asked = async () => made(await askForPasskey(where)).challenge;
const letters = () =>
	unitOfWork({ kind: 'mailer' }, (tx) => tx.selectFrom('mail').selectAll().orderBy('id').execute());
const headersOf = (cookies: string[]) =>
	new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') });

describe('adding a passkey', () => {
	it('keeps it by its name, for its owner alone, who is told by mail', async () => {
		const device = newAuthenticator(cast.clara.id, origin);
		const id = await adds('clara', device, '  School   laptop ');
		expect(await findPasskeys(actorOf('clara'))).toMatchObject([
			{ id, name: 'School laptop', lastUsedAt: undefined, doubted: false },
		]);
		expect(await reach(actorOf('ada'), 'passkey')).toBe(0);
		expect((await letters()).at(-1)).toMatchObject({ to_address: 'clara@example.org' });
		const { excludeCredentials } = made(await offerPasskey(actorOf('clara'), origin));
		expect(excludeCredentials?.map((one) => one.id)).toEqual([device.id]);
	});

	it('is refused for another page’s address, another site, without its owner, or twice to one challenge', async () => {
		const ada = actorOf('ada');
		const device = newAuthenticator(cast.ada.id, origin);
		for (const wrong of [
			{ origin: 'https://tandem.example.org.evil.example' },
			{ site: 'evil.example' },
			{ knowsOwner: false },
		]) {
			const { challenge } = made(await offerPasskey(ada, origin));
			const answer = device.make(challenge, wrong);
			expect(await addPasskey(ada, { name: 'x', answer }, origin), JSON.stringify(wrong)).toMatchObject(
				notMade,
			);
		}
		const { challenge } = made(await offerPasskey(ada, origin));
		const answer = device.make(challenge);
		made(await addPasskey(ada, { name: 'x', answer }, origin));
		expect(await addPasskey(ada, { name: 'x', answer }, origin)).toMatchObject(notMade);
		for (const nonsense of [
			'',
			'{}',
			'[]',
			'null',
			'"',
			`{"id":${'['.repeat(5000)}`,
			device.make('never-given'),
		])
			expect(await addPasskey(ada, { name: 'x', answer: nonsense }, origin)).toMatchObject(notMade);
		expect(await findPasskeys(ada)).toHaveLength(1);
	});

	it('is refused to a challenge that was another’s, or was for signing in', async () => {
		const [ben, device] = [actorOf('ben'), newAuthenticator(cast.ben.id, origin)];
		const { challenge } = made(await offerPasskey(actorOf('emre'), origin));
		for (const one of [challenge, await asked()])
			expect(await addPasskey(ben, { name: 'x', answer: device.make(one) }, origin)).toMatchObject(notMade);
	});

	it('of a credential that is somebody else’s is refused like any other failure, and changes nothing of theirs', async () => {
		const theirs = newAuthenticator(cast.hana.id, origin);
		await adds('hana', theirs);
		const { challenge } = made(await offerPasskey(actorOf('ben'), origin));
		const answer = newAuthenticator(cast.ben.id, origin).make(challenge, { id: theirs.id });
		expect(await addPasskey(actorOf('ben'), { name: 'x', answer }, origin)).toMatchObject(notMade);
		expect(made(await signInByPasskey(theirs.use(await asked()), where)).personId).toBe(cast.hana.id);
	});

	it('needs a name, and ends at as many as anybody can look after', async () => {
		const noah = actorOf('noah');
		expect(await addPasskey(noah, { name: ' ', answer: '' }, origin)).toMatchObject({ code: 'required' });
		for (let one = 0; one < mostPasskeys; one += 1) {
			const challenge = await newChallenge({ kind: 'add', personId: cast.noah.id });
			const answer = newAuthenticator(cast.noah.id, origin).make(challenge);
			made(await addPasskey(noah, { name: `Key ${one}`, answer }, origin));
		}
		expect(await offerPasskey(noah, origin)).toMatchObject({ code: 'too-many-passkeys' });
	});
});

describe('signing in with a passkey', () => {
	const device = newAuthenticator(cast.daniel.id, origin);
	let id: string;

	it('starts a session of its owner, which says by what it began and on which device', async () => {
		id = await adds('daniel', device);
		const started = made(await signInByPasskey(device.use(await asked()), where));
		expect((await findSession(headersOf(started.cookies)))?.actor.personId).toBe(cast.daniel.id);
		expect(await findSessions(actorOf('daniel'))).toMatchObject([
			{ how: 'passkey', passkeyId: id, device: { browser: 'Firefox', system: 'Linux' } },
		]);
		expect((await findPasskeys(actorOf('daniel')))[0]?.lastUsedAt).toBeInstanceOf(Date);
	});

	it('is refused from another page’s address, another site, or without its owner', async () => {
		for (const wrong of [
			{ origin: 'https://evil.example' },
			{ origin: 'http://tandem.example.org' },
			{ site: 'evil.example' },
			{ knowsOwner: false },
		])
			expect(
				await signInByPasskey(device.use(await asked(), wrong), where),
				JSON.stringify(wrong),
			).toMatchObject(refused);
	});

	it('is refused when it is played again, comes too late, or answers what nobody asked', async () => {
		const answer = device.use(await asked());
		made(await signInByPasskey(answer, where));
		expect(await signInByPasskey(answer, where)).toMatchObject(refused);
		const late = device.use(await asked());
		const letGo = holdClock(() => new Date(Date.now() + (challengeMinutes + 1) * 60_000));
		expect(await signInByPasskey(late, where)).toMatchObject(refused);
		await tidySignIn();
		letGo();
		expect(await reachChallenges()).toBe(0);
		expect(await signInByPasskey(device.use('never-given'), where)).toMatchObject(refused);
		const { challenge } = made(await offerPasskey(actorOf('daniel'), origin));
		expect(await signInByPasskey(device.use(challenge), where)).toMatchObject(refused);
		for (const nonsense of ['', '{}', 'null', '{"id":"x"}'])
			expect(await signInByPasskey(nonsense, where)).toMatchObject(refused);
	});

	it('is refused with another person’s credential, or as another person', async () => {
		const theirs = newAuthenticator(cast.joy.id, origin);
		await adds('joy', theirs);
		// Daniel's device says that it is Joy's, whose key has not signed; Joy's says that it is Daniel's person.
		expect(await signInByPasskey(device.use(await asked(), { id: theirs.id }), where)).toMatchObject(refused);
		const asDaniel = theirs.use(await asked(), { personId: cast.daniel.id });
		expect(await signInByPasskey(asDaniel, where)).toMatchObject(refused);
	});

	it('is refused to who is deactivated, and comes back with reactivation', async () => {
		made(await deactivatePerson(machine, cast.daniel.id));
		expect(await signInByPasskey(device.use(await asked()), where)).toMatchObject(refused);
		made(await reactivatePerson(machine, cast.daniel.id));
		expect(made(await signInByPasskey(device.use(await asked()), where)).personId).toBe(cast.daniel.id);
	});

	it('is refused once it is removed, which its owner alone can do, and ends what it began', async () => {
		const started = made(await signInByPasskey(device.use(await asked()), where));
		expect(await removePasskey(actorOf('clara'), id)).toMatchObject({ code: 'missing' });
		expect(await renamePasskey(actorOf('clara'), id, 'Mine')).toMatchObject({ code: 'missing' });
		expect(await renamePasskey(actorOf('daniel'), id, 'Phone')).toEqual({ name: 'Phone' });
		expect(await removePasskey(actorOf('daniel'), id)).toEqual({ removed: 'Phone' });
		expect(await findSession(headersOf(started.cookies))).toBeUndefined();
		expect(await signInByPasskey(device.use(await asked()), where)).toMatchObject(refused);
	});

	it('is refused to a copy: the passkey is trusted no more, its sessions end, and its owner is told', async () => {
		const counting = newAuthenticator(cast.goran.id, origin);
		await adds('goran', counting);
		const use = async (counter: number) => signInByPasskey(counting.use(await asked(), { counter }), where);
		const started = made(await use(7));
		expect(isRefusal(await use(8))).toBe(false);
		const before = (await letters()).length;
		expect(await use(8)).toMatchObject(refused);
		expect(await findSession(headersOf(started.cookies))).toBeUndefined();
		expect((await letters()).slice(before)).toMatchObject([{ to_address: 'goran@example.org' }]);
		expect(await use(9)).toMatchObject(refused);
		expect(await findPasskeys(actorOf('goran'))).toMatchObject([{ doubted: true }]);
	});
});

function reachChallenges(): Promise<number> {
	return unitOfWork({ kind: 'visitor' }, async (tx) => {
		const rows = await tx.selectFrom('passkey_challenge').select('purpose').execute();
		return rows.length;
	});
}
