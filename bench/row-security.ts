// The price of row-level security: the same queries by the same person's keys, once as a member under the policies and once as
// who passes them, on one connection, in turns.

import pg from 'pg';
import { type Databases, many } from './databases.ts';
import { at, type Row, ratio } from './row.ts';

const rounds = 200;
const warmUp = 20;

/** Queries as the pages send them, with the keys they take. */
const queries: { name: string; most: number; keys: (keyof Keys & string)[]; sql: string }[] = [
	{ name: 'a visit by its key', most: 1.5, keys: ['visit'], sql: 'select id, kind, starts_at from visit where id = $1' },
	{
		name: 'a collaboration by its key', most: 1.5, keys: ['collaboration'],
		sql: 'select title, stage from collaboration_focus where collaboration_id = $1',
	},
	{
		name: 'a teacher’s points in a collaboration', most: 1.5, keys: ['teacher', 'collaboration'],
		sql: 'select id, words from teaching_point where teacher_id = $1 and collaboration_id = $2 and settled_at is null',
	},
	{
		name: 'the partners of a collaboration', most: 1.5, keys: ['collaboration'],
		sql: 'select person_id, side from partner where collaboration_id = $1',
	},
	{
		name: 'what I promised', most: 1.5, keys: ['facilitator'],
		sql: 'select id, words from next_step where owner_id = $1 and done_at is null order by due_on limit 12',
	},
	{
		name: 'my latest 30 visits', most: 3, keys: ['facilitator'],
		sql: `select v.id, v.kind, v.starts_at from visit_person me join visit v on v.id = me.visit_id
			where me.person_id = $1 and v.starts_at > now() - interval '1 month' and v.starts_at < now()
			order by v.starts_at desc, v.id desc limit 30`,
	},
	{
		name: 'the latest 30 checks of a teacher', most: 3, keys: ['teacher', 'collaboration'],
		sql: 'select id, how from look_for_check where teacher_id = $1 and collaboration_id = $2 order by checked_at desc limit 30',
	},
	{
		name: 'my latest 30 notes on a teacher', most: 3, keys: ['facilitator', 'teacher'],
		sql: 'select id, words from note where author_id = $1 and teacher_id = $2 order by written_at desc limit 30',
	},
]; // biome-ignore format: a table

const findKeys = `
	select v.author_id as facilitator, p.person_id as teacher, v.collaboration_id as collaboration, v.id as visit
	from visit v join visit_person p on p.visit_id = v.id and p.part = 'teacher'
	where v.school_id = (select id from school order by id offset (select count(*) / 2 from school) limit 1)
		and v.state = 'done' and v.collaboration_id is not null
	order by v.starts_at desc limit 1`;

interface Keys extends pg.QueryResultRow {
	facilitator: string;
	teacher: string;
	collaboration: string;
	visit: string;
}

async function median(client: pg.Client, sql: string, values: string[]): Promise<number> {
	const times: number[] = [];
	for (let round = 0; round < rounds; round += 1) {
		const began = performance.now();
		await client.query(sql, values);
		if (round >= warmUp) times.push(performance.now() - began);
	}
	return at(times, 0.5);
}

/** Queries under row-level security against the same as who passes it. */
export async function measureRowSecurity(databases: Databases): Promise<Row[]> {
	const client = new pg.Client(await databases.of(many));
	await client.connect();
	try {
		const { rows } = await client.query<Keys>(findKeys);
		const [keys] = rows;
		if (!keys) throw new Error('There is no visit');
		const measured: Row[] = [];
		for (const { name, most, keys: wanted, sql } of queries) {
			const values = wanted.map((key) => keys[key]);
			await client.query('begin');
			const owner = await median(client, sql, values);
			await client.query(
				`select set_config('role', 'tandem_member', true), set_config('tandem.person', $1, true)`,
				[keys.facilitator],
			);
			const member = await median(client, sql, values);
			await client.query('rollback');
			measured.push(
				ratio(`row security, ${name}: to the same as owner (${owner.toFixed(2)} ms)`, member / owner, most),
			);
		}
		return measured;
	} finally {
		await client.end();
	}
}
