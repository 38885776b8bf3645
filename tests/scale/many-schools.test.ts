// Many schools, made in bulk. On PostgreSQL: a reduced number of them by default; with TANDEM_LARGE_DATABASE_URL the plans are
// read on a database that was filled before (`tandem demo --schools 1000`), whatever its size.

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { makeManySchools } from '#server/domain/demonstration/index.ts';
import { withDatabase } from '../database.ts';
import { type Listening, startListening, type WayIn } from '../listening/listen.ts';
import { addressOfPage, type WaitedFor, type Waiting, waitedFor } from '../listening/waited-for.ts';
import { waysIn } from '../listening/ways-in.ts';
import { temporaryFolder } from '../server.ts';
import { askAt, fill, makeDatabase } from './large-database.ts';
import { type Look, looksOf } from './plans.ts';

const engine = inject('engine');
const server = engine.kind === 'postgresql' ? engine : undefined;
const given = process.env.TANDEM_LARGE_DATABASE_URL;

/** Schools of the reduced seed: some ten thousand visits each. */
const schools = 4;
/** From so many rows on a table is never read whole. */
const large = 1000;
/** The most rows that one look may read, those it throws away included: all that a busy facilitator has done in four years. */
const mostRows = 6000;

/** An operator counts everybody of the organisation: each person once, and nothing of what they do. */
const countedByOperators = new Set(['person', 'person_address', 'membership']);

/** What must be nothing: rows that could not have come in one by one, past the policies that the owner passes. */
const broken = `
	select 'a visit by who is no partner' as what, count(*)::int as rows from visit v where collaboration_id is not null and not exists (
		select from partner p join acceptance a on a.partner_id = p.id
		where p.collaboration_id = v.collaboration_id and p.person_id = v.author_id)
	union all select 'a visit of another school', count(*)::int from visit v join collaboration c on c.id = v.collaboration_id
		where c.school_id <> v.school_id
	union all select 'a teacher who is not in it', count(*)::int from visit_person p join visit v on v.id = p.visit_id
		where p.part = 'teacher' and v.collaboration_id is not null and not exists (
			select from partner t join acceptance a on a.partner_id = t.id
			where t.collaboration_id = v.collaboration_id and t.person_id = p.person_id and t.side = 'teacher')
	union all select 'a guest who is the author', count(*)::int from visit_person p join visit v on v.id = p.visit_id
		where p.is_author <> (v.author_id = p.person_id)
	union all select 'somebody from elsewhere', count(*)::int from visit_person p join visit v on v.id = p.visit_id
		where not exists (select from membership m where m.person_id = p.person_id and m.school_id = v.school_id)
	union all select 'a check in another collaboration', count(*)::int from look_for_check c join visit v on v.id = c.visit_id
		where c.collaboration_id is distinct from v.collaboration_id
	union all select 'a check of another’s point', count(*)::int from look_for_check c join teaching_point p on p.id = c.teaching_point_id
		where p.teacher_id <> c.teacher_id or p.collaboration_id is distinct from c.collaboration_id
	union all select 'a note in another collaboration', count(*)::int from note n join visit v on v.id = n.visit_id
		where n.collaboration_id is distinct from v.collaboration_id
	union all select 'a note shared with whom it is not about', count(*)::int from note_share s join note n on n.id = s.note_id
		where n.teacher_id <> s.person_id
	union all select 'a promise of who was not there', count(*)::int from next_step s where visit_id is not null and not exists (
		select from visit_person p where p.visit_id = s.visit_id and p.person_id = s.owner_id)
	union all select 'a booking of who is busy', count(*)::int from booking b join visit_person p on p.person_id = b.person_id
		join visit v on v.id = p.visit_id
		where v.id <> b.visit_id and v.state <> 'cancelled' and v.starts_at < b.ends_at
			and v.starts_at + make_interval(mins => v.minutes) > b.starts_at
	union all select 'a table open to its owner', count(*)::int from pg_class
		where relrowsecurity and not relforcerowsecurity and relname <> 'migration'`;

const shape = `
	select coalesce(string_agg(line, E'\\n' order by line), '') as shape from (
		select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated as line from pg_constraint
			where connamespace = 'public'::regnamespace
		union all select pg_get_indexdef(indexrelid) || indisvalid || (
				select count(*) from pg_attribute where attrelid = indexrelid and attstattarget = 0)
			from pg_index i join pg_class c on c.oid = i.indrelid
			where c.relnamespace = 'public'::regnamespace
	) lines`;

describe.skipIf(server !== undefined)('many schools on the embedded engine', () => {
	withDatabase();

	it('are refused with a sentence that says what to do', async () => {
		const made = await makeManySchools(undefined, { schools: 1000 }, () => undefined);
		expect(made).toMatchObject({ refused: true, code: 'many-schools-embedded' });
	});
});

describe.skipIf(server === undefined)('many schools on PostgreSQL', () => {
	const names = Object.keys(waitedFor) as Waiting[];
	const close: (() => Promise<void>)[] = [];
	let url = given ?? '';

	beforeAll(async () => {
		if (given !== undefined || server === undefined) return;
		const made = await makeDatabase(server.url, server.template);
		close.push(made.drop);
		url = made.url;
	});
	afterAll(async () => {
		for (const one of close.toReversed()) await one();
	});

	describe.skipIf(given !== undefined)('come about', () => {
		it('not at all when they are interrupted, and every key and reference stays as it was', async () => {
			const [before] = await askAt(url, shape);
			for (const step of ['rows', 'indexes'] as const)
				await expect(
					fill(url, 1, (making) => {
						if (making.step === step && making.done > making.of / 2) throw new Error('interrupted');
					}),
				).rejects.toThrow('interrupted');
			expect(await askAt(url, shape)).toEqual([before]);
			expect(
				await askAt(
					url,
					`select (select count(*)::int from organisation) as organisations, (select count(*)::int from visit) as visits,
						(select count(*)::int from person) as people`,
				),
			).toEqual([{ organisations: 0, visits: 0, people: 0 }]);
		}, 90_000);

		it('as they could have one by one, the same in each', async () => {
			const [before] = await askAt(url, shape);
			await fill(url, schools);
			expect((await askAt(url, broken)).filter(({ rows }) => rows !== 0)).toEqual([]);
			expect(await askAt(url, shape)).toEqual([before]);
			const [least] = await askAt(
				url,
				`select min(staff)::int as staff, min(visits)::int as visits, min(months)::int as months from (
					select (select count(*) from membership m where m.school_id = s.id) as staff,
						(select count(*) from visit v where v.school_id = s.id) as visits,
						(select count(*) from number_period n where n.school_id = s.id) as months
					from school s) each`,
			);
			expect(least?.staff).toBe(60);
			expect(least?.visits).toBeGreaterThanOrEqual(10_000);
			expect(least?.months).toBeGreaterThan(12);
		}, 180_000);

		it('not where there is a school already', async () => {
			expect(await fill(url, 1)).toMatchObject({ refused: true, code: 'already-set-up' });
		});
	});

	describe('have plans for what people wait for', () => {
		let listening: Listening;
		let ways: Map<Waiting, WayIn>;
		let rowsOf: Map<string, number>;

		beforeAll(async () => {
			const [count] = await askAt(url, 'select count(*)::int as schools from school');
			const middle = Math.ceil(Number(count?.schools) / 2);
			const list = await waysIn(
				url,
				names.map((name) => `${name}.${middle}@alderbay.example`),
				{ tokens: true },
			);
			ways = new Map(names.map((name, index) => [name, list[index] as WayIn]));
			const sizes = await askAt(
				url,
				`select relname as table, reltuples::int as rows from pg_class
				where relkind = 'r' and relnamespace = 'public'::regnamespace`,
			);
			rowsOf = new Map(sizes.map(({ table, rows }) => [String(table), Number(rows)]));
			const { folder, remove } = await temporaryFolder();
			close.push(remove);
			// A plan that is kept is one for any values: the most that may go wrong with it is what is looked at.
			const kept = { PGOPTIONS: '-c plan_cache_mode=force_generic_plan' };
			listening = await startListening(folder, { DATABASE_URL: url, ...kept }, { plans: true });
			close.push(listening.stop);
		}, 120_000);

		async function looksFor(page: WaitedFor, as: WayIn): Promise<Look[]> {
			const path = await addressOfPage(page, async (list) => (await listening.ask(list, as)).text);
			if (path === undefined) throw new Error(`Nothing leads to ${page.name}`);
			// Twice before: then every statement is prepared, and a server's first request makes what the others find made.
			for (let turn = 0; turn < 2; turn += 1) await listening.ask(path, as, page.api);
			await listening.heard();
			const { status, sums } = await listening.ask(path, as, page.api);
			expect(status, page.name).toBe(200);
			expect(sums.statements, page.name).toBeLessThanOrEqual(page.statements);
			return (await listening.heard()).flatMap(looksOf);
		}

		it.each(names)(
			'which for %s read no large table whole, and of none more than one person has done',
			async (name) => {
				const as = ways.get(name);
				if (!as) throw new Error(`${name} has no way in`);
				const wrong: string[] = [];
				for (const page of waitedFor[name]) {
					const looks = await looksFor(page, as);
					expect(looks.length).toBeGreaterThan(0);
					for (const { table, how, rows, statement } of looks) {
						const all = rowsOf.get(table) ?? 0;
						if (all < large || (name === 'ivo' && countedByOperators.has(table) && rows <= all * 1.01))
							continue;
						if (how === 'Seq Scan' || rows > mostRows)
							wrong.push(`${page.name}: ${how} of ${table}, ${rows} rows: ${statement.slice(0, 300)}`);
					}
				}
				expect(wrong).toEqual([]);
			},
			120_000,
		);
	});
});
