import { sql } from 'kysely';
import { describe, expect, inject, it } from 'vitest';
import { machine } from '#server/platform/actor.ts';
import { newId } from '#server/platform/ids.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { unitOfWork } from './index.ts';
import { openMigrator } from './migrator.ts';

const engine = inject('engine');
const database = withDatabase();

const preparedLike = async (words: string) =>
	(
		await database().pool.query<{ statement: string }>(
			`select statement from pg_prepared_statements where statement like '%${words}%'`,
		)
	).rows.length;

describe('a statement with values', () => {
	it('is prepared once it has been asked a third time, and gives the same', async () => {
		const ask = (value: string) =>
			unitOfWork(machine, async (tx) => {
				const { rows } = await sql<{ word: string }>`select ${value}::text as word, 'kept plan'`.execute(tx);
				return rows[0]?.word;
			});
		expect(await ask('first')).toBe('first');
		expect(await ask('second')).toBe('second');
		expect(await preparedLike('kept plan')).toBe(0);
		expect(await ask('third')).toBe('third');
		expect(await preparedLike('kept plan')).toBe(1);
		expect(await ask('fourth')).toBe('fourth');
		expect(await preparedLike('kept plan')).toBe(1);
	});

	it('is not prepared when it is as long as a list of values', async () => {
		const long = `select $1::int as given, '${'x'.repeat(8_000)}' as long_words`;
		for (let turn = 0; turn < 4; turn += 1) await database().pool.query(long, [turn]);
		expect(await preparedLike('long_words')).toBe(0);
	});

	it('is not prepared when it is several commands, which can be asked however often', async () => {
		for (let turn = 0; turn < 4; turn += 1)
			await database().pool.query("select 'several commands'; select 'at once'", []);
		expect(await preparedLike('several commands')).toBe(0);
	});
});

// Nobody migrates an embedded database while it is in use.
describe.runIf(engine.kind === 'postgresql')('a unit of work whose statement a migration outdated', () => {
	it('is done all the same, once', async () => {
		const findAll = () =>
			unitOfWork(machine, async (tx) => {
				await tx
					.insertInto('organisation')
					.values({ id: newId(), name: 'Harbour' })
					.onConflict((conflict) => conflict.doNothing())
					.execute();
				return tx.selectFrom('organisation').selectAll().where('name', '=', 'Harbour').execute();
			});
		for (let turn = 0; turn < 4; turn += 1) expect(await findAll()).toHaveLength(1);
		expect(await preparedLike('from "organisation" where')).toBe(1);
		const { rows } = await database().pool.query<{ name: string }>('select current_database() as name');
		const url = Object.assign(new URL(engine.kind === 'postgresql' ? engine.url : ''), {
			pathname: `/${rows[0]?.name}`,
		}).href;
		const { ask, close } = await openMigrator({ kind: 'server', url }, 'test');
		await ask('alter table organisation add column motto text');
		await close();
		expect(await findAll()).toMatchObject([{ name: 'Harbour', motto: null }]);
		expect(await findAll()).toHaveLength(1);
	});
});
