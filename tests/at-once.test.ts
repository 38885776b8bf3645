import { describe, expect, it } from 'vitest';
import {
	askFor,
	findHelpDesk,
	findRequest,
	passOnRequest,
	sayInRequest,
	setHelpDesk,
	takeUpRequest,
} from '#server/domain/request/index.ts';
import { addResource, type NewResource } from '#server/domain/resource/index.ts';
import { addTool, changeTool, findCriteria, setCriteria } from '#server/domain/tool/index.ts';
import { machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { actorOf, rehearse, schools } from './cast/index.ts';
import { withDatabase } from './database.ts';

withDatabase(rehearse);

const harbour = schools.harbour.id;
const [ada, clara] = [actorOf('ada'), actorOf('clara')];
const origin = 'https://tandem.test';

async function did<Result>(result: Promise<Result | Refusal>): Promise<Result> {
	const given = await result;
	if (isRefusal(given)) throw new Error(`refused: ${given.code}`);
	return given;
}
const sixTimes = <Result>(send: () => Promise<Result>) => Promise.all(Array.from({ length: 6 }, send));

describe('a form that is sent several times at the same moment', () => {
	it('says something in a request once', async () => {
		const to = { heldAs: 'desk', personId: null } as const;
		const asked = {
			schoolId: harbour,
			words: 'It hums',
			forClass: '',
			wantedOn: null,
			to,
			entry: newId(),
			origin,
		};
		const all = await sixTimes(() => did(askFor(clara, asked)));
		expect(new Set(all.map(({ id }) => id)).size).toBe(1);
		const id = all[0]?.id ?? '';
		const says = { words: 'Since Monday', entry: newId(), version: undefined, origin };
		await sixTimes(() => did(sayInRequest(clara, id, says)));
		const { messages } = await did(findRequest(clara, id));
		expect(messages.map(({ words }) => words)).toEqual(['It hums', 'Since Monday']);
	});

	it('takes a request up once, and passes it on once', async () => {
		const to = { heldAs: 'facilitator', personId: null } as const;
		const asked = {
			schoolId: harbour,
			words: 'It creaks',
			forClass: '',
			wantedOn: null,
			to,
			entry: newId(),
			origin,
		};
		const { id } = await did(askFor(clara, asked));
		const { version } = await did(findRequest(ada, id));
		const takes = { words: '', entry: newId(), version, origin };
		await sixTimes(() => did(takeUpRequest(ada, id, takes)));
		const held = await did(findRequest(ada, id));
		expect(held.messages.map(({ change }) => change)).toEqual(['asked', 'taken-up']);
		const passes = {
			words: 'It is a hinge',
			entry: newId(),
			version: version + 1,
			to: { heldAs: 'desk', personId: null } as const,
			along: [],
			origin,
		};
		await sixTimes(() => did(passOnRequest(ada, id, passes)));
		const passed = await did(findRequest(clara, id));
		expect(passed.messages.map(({ change }) => change)).toEqual(['asked', 'taken-up', 'passed']);
	});

	it('adds a resource once', async () => {
		const link: NewResource = {
			kind: 'link', title: 'Rivers', about: '', steps: '', url: 'https://rivers.test/at-once', languages: [], grades: [],
			subjects: [], audience: 'school', tools: [], standards: [], file: null, entry: newId(),
		}; // biome-ignore format: short enough for two lines
		const all = await sixTimes(() => did(addResource(clara, harbour, link)));
		expect(new Set(all.map(({ id }) => id)).size).toBe(1);
		expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
	});
});

describe('two who write the same at the same moment', () => {
	it('are not both told that a tool has the name', async () => {
		const words = { address: '', notes: '', seats: null, cost: '', from: null, until: null };
		const [one, other] = await Promise.all(
			['Loom', 'Spindle'].map((name) => did(addTool(ada, harbour, { ...words, name, entry: newId() }))),
		);
		const named = await Promise.all(
			[one?.id ?? '', other?.id ?? ''].map((id) =>
				changeTool(ada, id, { ...words, name: 'Shuttle', version: 1 }),
			),
		);
		expect(named.map((each) => (isRefusal(each) ? each.code : 'done')).sort()).toEqual([
			'done',
			'tool-name-taken',
		]);
	});

	it('are not both told that the help desk is where they say', async () => {
		const { version } = await did(findHelpDesk(ada, harbour));
		const set = await Promise.all(
			['one', 'other'].map((name) => setHelpDesk(ada, harbour, { address: `${name}@desk.test`, version })),
		);
		expect(set.map((each) => (isRefusal(each) ? each.code : 'done')).sort()).toEqual([
			'changed-meanwhile',
			'done',
		]);
		await did(setHelpDesk(ada, harbour, { address: '', version: version + 1 }));
	});

	it('leave a criterion of theirs once in the list', async () => {
		await Promise.all(
			['one', 'two', 'three'].map((last) =>
				setCriteria(ada, { schoolId: harbour }, ['By learning first', last]),
			),
		);
		const { criteria } = await did(findCriteria(ada, harbour));
		expect(criteria.filter((words) => words === 'By learning first')).toHaveLength(1);
	});
});

describe('a unit of work that meets a row it had not found', () => {
	it('is begun anew once, and no more', async () => {
		let tries = 0;
		const again = unitOfWork(machine, async (tx) => {
			tries += 1;
			await tx
				.insertInto('school')
				.values(await tx.selectFrom('school').selectAll().executeTakeFirstOrThrow())
				.execute();
		});
		await expect(again).rejects.toMatchObject({ code: '23505' });
		expect(tries).toBe(2);
	});
});
