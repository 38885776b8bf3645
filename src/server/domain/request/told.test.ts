import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import { holdClock, now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { missing } from '#server/platform/refusal.ts';
import { actorOf, type CastName, cast, schools } from '../../../../tests/cast/index.ts';
import {
	becomesEvaluator,
	becomesLeader,
	made,
	membershipEnds,
	roleBegins,
	roleEnds,
} from '../../../../tests/confidentiality/happenings.ts';
import { openTestDatabase } from '../../../../tests/database.ts';
import {
	askFor,
	askForSetUp,
	findRequest,
	findRequests,
	findSetUpStart,
	findWhom,
	finishRequest,
	giveToTest,
	passOnRequest,
	remindOfRequests,
	sayInRequest,
	type To,
	takeUpRequest,
} from './index.ts';

const harbour = schools.harbour.id;
const origin = 'https://tandem.test';
const today = schoolDay('Europe/Lisbon', now());
const desk: To = { heldAs: 'desk', personId: null };
const anyFacilitator: To = { heldAs: 'facilitator', personId: null };
const toFacilitator = (name: CastName): To => ({ heldAs: 'facilitator', personId: cast[name].id });
const says = (words = '') => ({ words, entry: newId(), origin });

const asks = async (to: To, who: CastName = 'clara') =>
	made(
		await askFor(actorOf(who), {
			schoolId: harbour,
			words: 'The microphones crackle',
			forClass: '',
			wantedOn: null,
			to,
			entry: newId(),
			origin,
		}),
	).id;

const asksSetUp = async (tester: CastName) =>
	made(
		await askForSetUp(actorOf('clara'), harbour, {
			asked: {
				kind: 'accounts',
				what: 'Accounts for a wall',
				why: 'So that learners can write together on it',
				forClass: '4A',
				neededOn: dayAfter(today, 90),
				toolId: null,
				address: '',
				devices: '',
				deviceCount: null,
				accounts: 22,
				licences: null,
				data: 'nothing',
				dataWords: '',
				testerId: cast[tester].id,
				testBy: null,
				supporter: 'me',
			},
			anyway: true,
			entry: newId(),
			origin,
		}),
	).id;

const reads = async (name: CastName, id: string) => !('refused' in (await findRequest(actorOf(name), id)));

/** Who has got letters that link to a request. */
async function toldOf(id: string): Promise<string[]> {
	const { rows } = await unitOfWork({ kind: 'mailer' }, (tx) =>
		sql<{ to_person: string }>`
			select distinct to_person from mail where body like ${`%/requests/${id}%`} and delivered_at is null`.execute(
			tx,
		),
	);
	const told = rows.map((row) => row.to_person);
	await unitOfWork({ kind: 'mailer' }, (tx) =>
		sql`update mail set delivered_at = now() where body like ${`%/requests/${id}%`}`.execute(tx),
	);
	const names = Object.keys(cast) as CastName[];
	return names.filter((name) => told.includes(cast[name].id)).sort();
}

/** Reminds at noon of the coming days, as the job does. */
async function remindsFor(days: number): Promise<void> {
	for (let day = 1; day <= days; day++) {
		const letGo = holdClock(() => new Date(`${dayAfter(today, day)}T12:00:00Z`));
		try {
			await remindOfRequests();
		} finally {
			letGo();
		}
	}
}

/** What comes of a statement that no verb makes. */
const tries = (name: CastName, statement: ReturnType<typeof sql>) =>
	unitOfWork(actorOf(name), (tx) => statement.execute(tx)).then(
		({ numAffectedRows }) => Number(numAffectedRows ?? 0),
		() => 'refused' as const,
	);

let close: () => Promise<void>;
beforeEach(async () => {
	({ close } = await openTestDatabase(true));
});
afterEach(() => close());

describe('a letter about a request', () => {
	it('goes to those who are asked together, and to none of them who leads or evaluates who asks', async () => {
		expect(await toldOf(await asks(anyFacilitator))).toEqual(['ada', 'ben']);
		await becomesEvaluator('ben', 'clara');
		const id = await asks(anyFacilitator);
		expect(await reads('ben', id)).toBe(false);
		expect(await toldOf(id)).toEqual(['ada']);
		expect(await toldOf(await asks(desk))).toEqual(['goran']);
		await becomesEvaluator('goran', 'clara');
		await roleBegins('fatima', 'technician');
		const atDesk = await asks(desk);
		for (const name of ['goran', 'fatima'] as const) expect(await reads(name, atDesk), name).toBe(false);
		expect(await toldOf(atDesk)).toEqual([]);
	});

	it('goes to who holds it until they lead, and no reminder does then', async () => {
		const id = await asks(toFacilitator('ben'));
		made(await takeUpRequest(actorOf('ben'), id, says()));
		await toldOf(id);
		made(await sayInRequest(actorOf('clara'), id, says('More')));
		expect(await toldOf(id)).toEqual(['ben']);
		await becomesLeader('ben');
		made(await sayInRequest(actorOf('clara'), id, says('Newer')));
		await remindsFor(5);
		expect(await reads('ben', id)).toBe(false);
		expect(await toldOf(id)).toEqual([]);
	});

	it('goes to nobody who left the school, who holds it or who asked', async () => {
		const [held, asked] = [await asks(toFacilitator('ben')), await asks(toFacilitator('ada'))];
		await Promise.all([toldOf(held), toldOf(asked)]);
		await membershipEnds('ben');
		made(await sayInRequest(actorOf('clara'), held, says('Newer')));
		await remindsFor(5);
		expect(await toldOf(held)).toEqual([]);
		await toldOf(asked);
		await membershipEnds('clara');
		made(await sayInRequest(actorOf('ada'), asked, says('Newer')));
		expect(await toldOf(asked)).toEqual([]);
	});

	it('goes to who tests what is set up, until they evaluate who asked', async () => {
		for (const told of [['ben', 'clara'], ['clara']]) {
			const id = await asksSetUp('ben');
			if (told.length === 1) await becomesEvaluator('ben', 'clara');
			await toldOf(id);
			made(await giveToTest(actorOf('goran'), id, says()));
			expect(await toldOf(id)).toEqual(told);
			expect(await reads('ben', id)).toBe(told.includes('ben'));
		}
	});
});

describe('a request is read', () => {
	it('by who tests it while they facilitate', async () => {
		const id = await asksSetUp('ben');
		made(await sayInRequest(actorOf('ben'), id, says('Which wall?')));
		await roleEnds('ben', 'facilitator');
		await roleBegins('ben', 'teacher');
		made(await sayInRequest(actorOf('clara'), id, says('Newer')));
		expect(await findRequest(actorOf('ben'), id)).toBe(missing);
		expect(await sayInRequest(actorOf('ben'), id, says('From outside'))).toBe(missing);
	});

	it('asked of all and over, by those who could have taken it up; open, by who comes later, too', async () => {
		const [open, finished, passedOn] = [
			await asks(anyFacilitator),
			await asks(anyFacilitator),
			await asks(anyFacilitator),
		];
		made(await finishRequest(actorOf('clara'), finished, says('Found it')));
		made(
			await passOnRequest(actorOf('clara'), passedOn, {
				...says('Ada'),
				to: toFacilitator('ada'),
				along: [],
			}),
		);
		await roleEnds('emre', 'teacher');
		await roleBegins('emre', 'facilitator');
		for (const id of [open, finished, passedOn]) expect(await reads('ben', id)).toBe(true);
		expect(await reads('emre', open)).toBe(true);
		for (const id of [finished, passedOn]) expect(await findRequest(actorOf('emre'), id)).toBe(missing);
	});

	it('by who asked while they are of the school: their list tells nothing newer', async () => {
		const id = await asks(toFacilitator('ada'));
		const listed = async () =>
			(await findRequests(actorOf('clara'), { side: 'asked', over: false })).requests.some(
				(one) => one.id === id,
			);
		expect(await listed()).toBe(true);
		await membershipEnds('clara');
		expect(await listed()).toBe(false);
		expect(await sayInRequest(actorOf('clara'), id, says('From outside'))).toBe(missing);
		expect(await passOnRequest(actorOf('clara'), id, { ...says('x'), to: desk, along: [] })).toBe(missing);
	});

	it('taken up by its holder for themselves alone, whatever writes it', async () => {
		const id = await asks(anyFacilitator);
		const gives = (to: CastName) =>
			sql`update request_part set taken_by = ${cast[to].id}::uuid where request_id = ${id}::uuid`;
		for (const [by, to] of [
			['ada', 'ben'],
			['clara', 'ben'],
			['clara', 'clara'],
			['ada', 'fatima'],
		] as const)
			expect(await tries(by, gives(to)), `${by} to ${to}`).toBe('refused');
		expect(await tries('ada', gives('ada'))).toBe(1);
		expect(
			await tries('clara', sql`update request_part set reminded = 1 where request_id = ${id}::uuid`),
		).toBe(1);
		expect(
			await tries('clara', sql`update request_part set taken_by = null where request_id = ${id}::uuid`),
		).toBe('refused');
	});

	it('by whom else, or who evaluates whom, is told by no relation to who does not read it', async () => {
		await becomesEvaluator('mara', 'emre');
		const id = await asks(toFacilitator('ada'), 'hana');
		const asked = async (name: CastName, relation: ReturnType<typeof sql>) => {
			const { rows } = await unitOfWork(actorOf(name), (tx) =>
				sql<{ found: unknown }>`select ${relation} as found`.execute(tx),
			);
			return rows[0]?.found;
		};
		const [hana, ada, mara, emre] = [cast.hana.id, cast.ada.id, cast.mara.id, cast.emre.id];
		for (const name of ['daniel', 'fatima', 'goran', 'lena'] as const) {
			expect(await asked(name, sql`people_ever_closed_to(${mara}::uuid)`), name).toEqual([]);
			expect(await asked(name, sql`is_sealed_to(${mara}::uuid, ${emre}::uuid, now())`), name).toBe(false);
			expect(await asked(name, sql`request_parts_of(${ada}::uuid, ${id}::uuid)`), name).toEqual([]);
			expect(
				await asked(name, sql`readers_of_request(${id}::uuid, array[${hana}, ${ada}]::uuid[])`),
				name,
			).toEqual([]);
		}
		const mine = await asked(
			'hana',
			sql`readers_of_request(${id}::uuid, array[${hana}, ${ada}, ${mara}]::uuid[])`,
		);
		expect([...(mine as string[])].sort()).toEqual([hana, ada].sort());
	});
});

describe('whom a request may be given to', () => {
	it('is offered by the rule that refuses: nobody who evaluates who asks', async () => {
		await roleBegins('hana', 'facilitator');
		const offered = async (id: string) =>
			made(await findRequest(actorOf('ada'), id)).whom.map(({ personId }) => personId);
		const id = await asks(toFacilitator('ada'), 'emre');
		expect(await offered(id)).toEqual(expect.arrayContaining([cast.ben.id, cast.hana.id]));
		await becomesEvaluator('hana', 'emre');
		expect(await offered(id)).toContain(cast.ben.id);
		expect(await offered(id)).not.toContain(cast.hana.id);
		for (const to of await findWhom(actorOf('emre'), harbour))
			expect(await asks(to, 'emre'), to.name).toEqual(expect.any(String));
		const whom = (await findWhom(actorOf('emre'), harbour)).map(({ personId }) => personId);
		expect(whom).not.toContain(cast.hana.id);
		const start = made(await findSetUpStart(actorOf('emre'), harbour, {}));
		expect(start.testers.map(({ personId }) => personId)).not.toContain(cast.hana.id);
		const pass = (to: CastName) =>
			passOnRequest(actorOf('ada'), id, { ...says('x'), to: toFacilitator(to), along: [] });
		expect(await pass('hana')).toBe(missing);
		made(await pass('ben'));
	});
});
