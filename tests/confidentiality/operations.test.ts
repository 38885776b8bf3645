import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { expectAsDocumented, expectBodyAsDocumented, operations } from '../api-document.ts';
import { type CastName, cast, rehearse, schools } from '../cast/index.ts';
import { type PreparedServer, startPrepared } from '../prepared-server.ts';
import { faultsIn } from '../server.ts';
import { apiDoors } from './doors/api.ts';
import type { Caller, DoorRow } from './doors/door.ts';
import { expectSilence, knock, outcomeFor } from './knock.ts';

let server: PreparedServer;

beforeAll(async () => {
	server = await startPrepared(async (database) => {
		await rehearse(database);
		await unitOfWork(machine, async (tx) => {
			const id = newId();
			const about = { school_id: schools.harbour.id, title: 'Science 4', grade: '04', subject: 'Science' };
			await tx
				.insertInto('class')
				.values({ id, ...about })
				.execute();
			await tx.insertInto('class_teacher').values({ class_id: id, person_id: cast.clara.id }).execute();
		});
	});
}, 120_000);

afterAll(() => server?.stop());

const callers: Caller[] = [...(Object.keys(cast) as CastName[]), 'anyone'];
const succeeded = new Set<string>();
const kept = new Map<string, unknown>();

/** A row with what earlier ones kept in the place of `<name>`. */
function filled(row: DoorRow): DoorRow {
	const of = (name: string) => {
		if (!kept.has(name)) throw new Error(`Nothing was kept as ${name}`);
		return kept.get(name);
	};
	const body = row.body === undefined ? undefined : JSON.stringify(row.body);
	return {
		...row,
		path: (row.path ?? '').replaceAll(/<(\w+)>/g, (_, name) => String(of(name))),
		...(body === undefined
			? {}
			: { body: JSON.parse(body.replaceAll(/"<(\w+)>"/g, (_, name) => JSON.stringify(of(name)))) }),
	};
}

/** Keeps the fields of an answer that later rows name. */
function keep(row: DoorRow, text: string): void {
	for (const [name, path] of Object.entries(row.keeps ?? {})) {
		let value = JSON.parse(text);
		for (const part of path.split('.')) value = value?.[part];
		if (value !== undefined) kept.set(name, value);
	}
}

describe('each operation: each of the cast finds what was promised, and answers are as the document says', () => {
	for (const row of apiDoors) {
		const name = row.door.slice('operation '.length);
		const asks = row.knocks ?? callers;
		// Who changes nothing may knock at once; who is refused, before it is done.
		const does = (caller: Caller) => row.knocks !== undefined || outcomeFor(row, caller) === 'done';
		it(`${name}${row.path ? ` at ${row.path}` : ''}`, async () => {
			const asked = filled(row);
			const prove = async (caller: Caller): Promise<void> => {
				const answer = await knock(server, asked, caller);
				const promised = outcomeFor(row, caller);
				const why = answer.outcome === promised ? '' : answer.text;
				expect(`${caller}: ${answer.outcome} ${why}`).toBe(`${caller}: ${promised} `);
				expectAsDocumented(name, answer);
				expectSilence(answer.text + answer.location, row.shows?.[caller] ?? [], `${name} for ${caller}`);
				if (answer.status >= 300) return;
				expectBodyAsDocumented(name, asked.body);
				succeeded.add(name);
				answers.set(caller, answer.text);
			};
			const answers = new Map<Caller, string>();
			await Promise.all(asks.filter((caller) => !does(caller)).map(prove));
			for (const caller of asks.filter(does)) await prove(caller);
			const last = asks.filter((caller) => answers.has(caller)).at(-1);
			keep(row, (last && answers.get(last)) || 'null');
		}, 60_000);
	}

	it('none is without somebody who succeeds', () => {
		expect(operations.filter((name) => !succeeded.has(name))).toEqual([]);
	});

	it('no planted word is left in the log', () => {
		expectSilence(server.log(), [], 'the log');
		expect(faultsIn(server.log())).toEqual([]);
	});
});
