import { describe, expect, it } from 'vitest';
import { schoolDay } from '#server/domain/school/index.ts';
import { asOperator } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing } from '#server/platform/refusal.ts';
import { actorOf, cast, rehearse, scene, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	addPerson,
	confirmAddress,
	countUninvited,
	deactivatePerson,
	findAddressChange,
	findPeople,
	findPerson,
	findStanding,
	inviteEveryone,
	invitePerson,
	proposeAddress,
	reactivatePerson,
	renamePerson,
	withdrawAddress,
} from './index.ts';

withDatabase(rehearse);

const ivo = actorOf('ivo');
const operator = asOperator(ivo);
const origin = 'https://tandem.example.org';
const today = schoolDay('Europe/Lisbon', new Date());
const somebody = {
	schoolId: schools.harbour.id,
	roles: ['teacher'] as const,
	startsOn: today,
};

const letters = () =>
	unitOfWork({ kind: 'mailer' }, (tx) => tx.selectFrom('mail').selectAll().orderBy('id').execute());
const names = async (search: string, actor: Parameters<typeof findPeople>[0] = ivo) =>
	(await findPeople(actor, { search })).people.map((one) => one.name);

describe('finding people', () => {
	it('finds names in any script, with or without accents, and nothing by signs that search for anything', async () => {
		expect(await names('celik')).toEqual(['Emre Çelik']);
		expect(await names('ÇELİK em')).toEqual(['Emre Çelik']);
		expect(await names('petrovic')).toEqual(['Goran Petrović']);
		expect(await names("o'nei")).toEqual(["Joy O'Neill"]);
		expect(await names('O’NEILL')).toEqual(["Joy O'Neill"]);
		expect(await names('oneill')).toEqual(["Joy O'Neill"]);
		expect(await names('فاطمة')).toEqual(['فاطمة السيد']);
		for (const nothing of ['%', '_', '\\', 'a_a', '%%%']) expect(await names(nothing)).toEqual([]);
	});

	it('shows colleagues each other, with roles and teams and no way in; the other school not at all', async () => {
		const { people } = await findPeople(actorOf('clara'));
		expect(people.map((one) => one.name)).toHaveLength(11);
		expect(people.find((one) => one.id === cast.daniel.id)).toEqual({
			id: cast.daniel.id,
			name: 'Daniel Yoon',
			deactivated: false,
			roles: [{ role: 'teacher', schoolId: schools.harbour.id }],
			teams: [{ id: scene.grade4, name: 'Grade 4' }],
		});
		expect(people.some((one) => one.id === cast.noah.id)).toBe(false);
		expect(await findPerson(actorOf('clara'), cast.noah.id)).toEqual(missing);
		expect(await findPerson(actorOf('clara'), '../../etc')).toEqual(missing);
	});

	it('shows operators everybody with how they get in', async () => {
		const { people } = await findPeople(operator);
		expect(people).toHaveLength(13);
		expect(people.find((one) => one.id === cast.noah.id)?.account).toMatchObject({
			state: 'not-invited',
			address: 'noah@example.org',
		});
		expect((await findPeople(asOperator(actorOf('clara')))).people).toEqual([]);
	});

	it('filters by role, team and school, and answers a false key with nobody', async () => {
		const found = async (filter: Parameters<typeof findPeople>[1]) =>
			(await findPeople(operator, filter)).people.map((one) => one.id).sort();
		expect(await found({ role: 'facilitator' })).toEqual([cast.ada.id, cast.ben.id, cast.lena.id]);
		expect(await found({ role: 'facilitator', schoolId: schools.hill.id })).toEqual([cast.lena.id]);
		expect(await found({ teamId: scene.grade4 })).toEqual([cast.clara.id, cast.daniel.id]);
		for (const filter of [{ teamId: 'x' }, { schoolId: "' or 1=1" }, { after: '1' }, { teamId: newId() }])
			expect(await found(filter)).toEqual([]);
	});

	it('pages by name without leaving out or repeating anybody', async () => {
		for (let n = 0; n < 60; n++)
			await addPerson(ivo, {
				...somebody,
				entry: newId(),
				given: `Same${n % 3}`,
				family: n % 2 ? 'Äther' : 'Zz',
			});
		const seen: string[] = [];
		let after: string | undefined;
		do {
			const page = await findPeople(actorOf('clara'), after === undefined ? {} : { after });
			seen.push(...page.people.map((one) => one.id));
			after = page.next;
		} while (after !== undefined);
		expect(seen).toHaveLength(71);
		expect(new Set(seen).size).toBe(71);
		const first = await findPeople(actorOf('clara'));
		expect(first.people[0]?.name).toMatch(/Äther$/);
	});
});

describe('adding people', () => {
	it('adds one for one form, with roles, membership and address', async () => {
		const wanted = { ...somebody, entry: newId(), given: 'नेहा', family: 'शर्मा', address: 'neha@example.org' };
		expect(await addPerson(ivo, wanted)).toBe(wanted.entry);
		expect(await addPerson(ivo, wanted)).toBe(wanted.entry);
		expect(await names('नेहा', actorOf('clara'))).toEqual(['नेहा शर्मा']);
		const standing = await findStanding({ kind: 'member', personId: wanted.entry });
		expect(standing?.school?.roles).toEqual(['teacher']);
	});

	it('refuses no name, an address in use whatever its case, and roles that exclude each other', async () => {
		const wanted = { ...somebody, entry: newId(), given: 'New', family: 'Person' };
		expect(await addPerson(actorOf('ada'), wanted)).toEqual(missing);
		expect(await addPerson(ivo, { ...wanted, given: ' ', family: '' })).toMatchObject({
			code: 'required',
			field: 'given',
		});
		expect(await addPerson(ivo, { ...wanted, address: 'CLARA@example.org' })).toMatchObject({
			code: 'address-in-use',
			field: 'address',
		});
		expect(await addPerson(ivo, { ...wanted, address: 'a b@example.org' })).toMatchObject({
			code: 'not-an-address',
		});
		expect(await addPerson(ivo, { ...wanted, roles: ['leader', 'facilitator'] })).toMatchObject({
			code: 'leader-and-facilitator',
			field: 'roles[]',
		});
		expect(await names('New Person')).toEqual([]);
	});

	it('puts a name right, and keeps both when two do so at once', async () => {
		const page = await findPerson(operator, cast.joy.id);
		const version = isRefusal(page) ? 0 : page.version;
		const names = { given: 'Joy', family: "O'Neill-Kurtz", version };
		expect(await renamePerson(actorOf('joy'), cast.joy.id, names)).toEqual(missing);
		expect(await renamePerson(ivo, cast.joy.id, names)).toBe(cast.joy.id);
		expect(await renamePerson(ivo, cast.joy.id, names)).toBe(cast.joy.id);
		expect(await renamePerson(ivo, cast.joy.id, { ...names, family: 'Kurtz' })).toMatchObject({
			code: 'changed-meanwhile',
		});
	});
});

describe('inviting', () => {
	it('writes one letter with a link to sign in, however often it is pressed', async () => {
		const before = (await letters()).length;
		expect(await invitePerson(actorOf('ada'), cast.clara.id, origin)).toEqual(missing);
		expect(await invitePerson(ivo, cast.clara.id, origin)).toBe(cast.clara.id);
		expect(await invitePerson(ivo, cast.clara.id, origin)).toBe(cast.clara.id);
		const sent = (await letters()).slice(before);
		expect(sent).toHaveLength(1);
		expect(sent[0]).toMatchObject({ to_address: 'clara@example.org', to_person: cast.clara.id });
		expect(sent[0]?.body).toContain(`${origin}/sign-in`);
		const found = await findPeople(operator, { state: 'invited' });
		expect(found.people.map((one) => one.id)).toEqual([cast.clara.id]);
	});

	it('invites all others together, as many as were shown', async () => {
		const count = await countUninvited(ivo);
		expect(count).toBe(13);
		expect(await countUninvited(actorOf('fatima'))).toEqual(missing);
		expect(await inviteEveryone(ivo, origin, 4)).toMatchObject({ code: 'invited-others' });
		expect(await inviteEveryone(ivo, origin, 13)).toBe(13);
		expect(await countUninvited(ivo)).toBe(0);
	});

	it('refuses who has no address or is deactivated', async () => {
		const entry = newId();
		await addPerson(ivo, { ...somebody, entry, given: 'No', family: 'Address' });
		expect(await invitePerson(ivo, entry, origin)).toMatchObject({ code: 'no-address' });
		await deactivatePerson(ivo, cast.noah.id);
		expect(await invitePerson(ivo, cast.noah.id, origin)).toMatchObject({ code: 'deactivated' });
	});
});

describe('deactivating', () => {
	it('shuts everything for the person, and reactivating opens it again', async () => {
		expect(await deactivatePerson(actorOf('fatima'), cast.emre.id)).toEqual(missing);
		expect(await deactivatePerson(ivo, cast.emre.id)).toBe(cast.emre.id);
		expect((await findPeople(actorOf('emre'))).people).toEqual([]);
		expect(await names('celik', operator)).toEqual([]);
		expect((await findPeople(operator, { state: 'deactivated', search: 'celik' })).people).toHaveLength(1);
		expect(await reactivatePerson(actorOf('emre'), cast.emre.id)).toEqual(missing);
		expect(await reactivatePerson(ivo, cast.emre.id)).toBe(cast.emre.id);
		expect((await findPeople(actorOf('emre'))).people.length).toBeGreaterThan(10);
	});

	it('is refused to oneself, who may be the last to run the installation', async () => {
		expect(await deactivatePerson(ivo, cast.ivo.id)).toMatchObject({ code: 'not-yourself' });
		expect(await deactivatePerson({ kind: 'machine' }, cast.ivo.id)).toMatchObject({ code: 'last-operator' });
	});
});

describe('an address', () => {
	const claim = (personId: string, address: string) =>
		unitOfWork({ kind: 'visitor', provenAddress: address }, (tx) =>
			tx
				.insertInto('account')
				.values({ id: newId(), person_id: personId, sign_in_user: `user of ${address}` })
				.execute(),
		);
	const tokenIn = (body: string) => /\/address\/(\S+)/.exec(body)?.[1] ?? '';
	const addressOf = async (personId: string) => {
		const page = await findPerson(operator, personId);
		return isRefusal(page) ? undefined : page.running?.account.address;
	};

	it('changes at once while nobody has signed in with it, and the old one is told', async () => {
		const before = (await letters()).length;
		expect(await proposeAddress(actorOf('hana'), cast.hana.id, 'new@example.org', { origin })).toEqual(
			missing,
		);
		expect(await proposeAddress(ivo, cast.hana.id, 'ada@example.org', { origin })).toMatchObject({
			code: 'address-in-use',
		});
		expect(await proposeAddress(ivo, cast.hana.id, 'HANA@example.org', { origin })).toMatchObject({
			code: 'same-address',
		});
		expect(await proposeAddress(ivo, cast.hana.id, 'hana.sato@example.org', { origin })).toBe('changed');
		expect(await addressOf(cast.hana.id)).toBe('hana.sato@example.org');
		expect((await letters()).slice(before).map((one) => one.to_address)).toEqual(['hana@example.org']);
	});

	it('of an account in use waits until the old address confirms it, once', async () => {
		await claim(cast.clara.id, 'clara@example.org');
		const before = (await letters()).length;
		expect(await proposeAddress(ivo, cast.clara.id, 'clara.m@example.org', { origin })).toBe('waits');
		expect(await proposeAddress(ivo, cast.clara.id, 'clara.m@example.org', { origin })).toBe('waits');
		expect(await addressOf(cast.clara.id)).toBe('clara@example.org');
		const sent = (await letters()).slice(before);
		expect(sent.map((one) => one.to_address)).toEqual(['clara@example.org']);
		const token = tokenIn(sent[0]?.body ?? '');
		expect(await confirmAddress('x'.repeat(43))).toMatchObject({ code: 'link-worn' });
		expect(await findAddressChange(token)).toEqual({ toAddress: 'clara.m@example.org' });
		expect(await addressOf(cast.clara.id)).toBe('clara@example.org');
		expect(await confirmAddress(token)).toEqual({ personId: cast.clara.id });
		expect(await addressOf(cast.clara.id)).toBe('clara.m@example.org');
		expect(await confirmAddress(token)).toMatchObject({ code: 'link-worn' });
	});

	it('that is taken back or proposed anew makes the link before worn', async () => {
		const before = (await letters()).length;
		await proposeAddress(ivo, cast.clara.id, 'one@example.org', { origin });
		await proposeAddress(ivo, cast.clara.id, 'two@example.org', { origin });
		const [one, two] = (await letters()).slice(before).map((letter) => tokenIn(letter.body));
		expect(await confirmAddress(one ?? '')).toMatchObject({ code: 'link-worn' });
		expect(await withdrawAddress(actorOf('ada'), cast.clara.id)).toEqual(missing);
		expect(await withdrawAddress(ivo, cast.clara.id)).toBe(cast.clara.id);
		expect(await confirmAddress(two ?? '')).toMatchObject({ code: 'link-worn' });
		expect(await addressOf(cast.clara.id)).toBe('clara.m@example.org');
	});
});
