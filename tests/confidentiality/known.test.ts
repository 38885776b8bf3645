import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { actorOf, cast, rehearse, scene } from '../cast/index.ts';
import { withDatabase } from '../database.ts';

withDatabase(rehearse);

interface Relation {
	name: string;
	body: string;
}

const readRelations = sql<Relation>`select proname as name, prosrc as body from pg_proc
	where pronamespace = 'public'::regnamespace and prosrc like '%recalled(%' order by 1`;
const readForgetting = sql<{ table: string; kind: string }>`
	select c.relname as "table", convert_from(substring(t.tgargs from 1 for octet_length(t.tgargs) - 1), 'UTF8') as kind
	from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'known_forgotten'`;
const readTables = sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'`;

const namesIn = (body: string, shape: RegExp) => [...body.matchAll(shape)].map((found) => found[1] ?? '');

describe('what a transaction knows of who reaches what', () => {
	it('ends with a write to any table that it is made of', async () => {
		const { relations, forgetting, tables } = await unitOfWork(machine, async (tx) => ({
			relations: (await readRelations.execute(tx)).rows,
			forgetting: new Map((await readForgetting.execute(tx)).rows.map((row) => [row.table, row.kind])),
			tables: new Set((await readTables.execute(tx)).rows.map((row) => row.name)),
		}));
		expect(relations.length).toBeGreaterThan(12);
		const byName = new Map(relations.map((relation) => [relation.name, relation]));
		const tablesOf = ({ body }: Relation): string[] => [
			...namesIn(body, /\b(?:from|join)\s+(\w+)/g).filter((name) => tables.has(name)),
			...namesIn(body, /\b(\w+)\(/g).flatMap((name) => {
				const inner = byName.get(name);
				return inner && inner.body !== body ? tablesOf(inner) : [];
			}),
		];
		for (const relation of relations)
			for (const table of tablesOf(relation)) {
				const kind = forgetting.get(table);
				expect(kind, `${relation.name} is made of ${table}`).toBeDefined();
				if (kind === 'visits') expect(relation.body, relation.name).toContain('visits_known()');
			}
	});

	it('is found anew in the transaction that changes it: who leaves reads on no more', async () => {
		const [before, after] = await unitOfWork(actorOf('ada'), async (tx) => {
			const focus = () =>
				tx
					.selectFrom('collaboration_focus')
					.select('title')
					.where('collaboration_id', '=', scene.daniel)
					.execute();
			const read = await focus();
			const partner = await tx
				.selectFrom('partner')
				.select('id')
				.where('collaboration_id', '=', scene.daniel)
				.where('person_id', '=', cast.ada.id)
				.executeTakeFirstOrThrow();
			await tx
				.insertInto('departure')
				.values({ partner_id: partner.id, kind: 'left', at: new Date() })
				.execute();
			return [read, await focus()];
		});
		expect(before).toHaveLength(1);
		expect(after).toEqual([]);
	});

	it('is of nobody else: the next to work on the same connection finds their own', async () => {
		const own = (name: 'ada' | 'goran') =>
			unitOfWork(actorOf(name), (tx) =>
				sql<{ mine: string[] }>`select my_collaborations() as mine`.execute(tx),
			);
		expect((await own('ada')).rows[0]?.mine).not.toEqual([]);
		expect((await own('goran')).rows[0]?.mine).toEqual([]);
	});
});
