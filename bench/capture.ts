// Capturing a visit, twenty people at once, commit included, against bare INSERTs of the same rows through a pool of the same
// size: the price of every rule that is kept on the way.

import pg from 'pg';
import { captureVisit } from '#server/domain/visit/index.ts';
import { openPostgresql, useDatabase } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { type Databases, many } from './databases.ts';
import { at, type Row, ratio } from './row.ts';

const together = 20;
const rounds = 15;

interface Pair {
	school: string;
	collaboration: string;
	facilitator: string;
	teacher: string;
}

const findPairs = `
	select distinct on (f.person_id) c.school_id as school, c.id as collaboration, f.person_id as facilitator, t.person_id as teacher
	from collaboration c join collaboration_focus o on o.collaboration_id = c.id and o.state = 'active'
		join partner f on f.collaboration_id = c.id and f.side = 'facilitator'
		join partner t on t.collaboration_id = c.id and t.side = 'teacher'
	where c.school_id in (select id from school order by id limit ${together})
	order by f.person_id, c.id limit ${together}`;

const words = {
	check: 'Asks before telling',
	note: 'Two groups helped each other',
	step: 'Bring the second set of books',
};

async function bareInserts(
	pool: pg.Pool,
	{ school, collaboration, facilitator, teacher }: Pair,
): Promise<void> {
	const [visit, now] = [newId(), new Date()];
	const client = await pool.connect();
	try {
		await client.query('begin');
		await client.query(
			`insert into visit (id, school_id, author_id, entry_id, collaboration_id, kind, time_kind, starts_at, minutes, state, captured_at)
			values ($1, $2, $3, $4, $5, 'modelling', 'in-classroom', $6, 30, 'done', $6)`,
			[visit, school, facilitator, newId(), collaboration, now],
		);
		await client.query(
			`insert into visit_person (visit_id, person_id, part, is_author) values ($1, $2, 'facilitator', true), ($1, $3, 'teacher', false)`,
			[visit, facilitator, teacher],
		);
		await client.query(
			`insert into teaching_point (id, school_id, collaboration_id, teacher_id, author_id, words, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
			[newId(), school, collaboration, teacher, facilitator, words.check, now],
		);
		await client.query(
			`insert into look_for_check (id, visit_id, collaboration_id, teacher_id, author_id, words, how, checked_at) values ($1, $2, $3, $4, $5, $6, 'seen', $7)`,
			[newId(), visit, collaboration, teacher, facilitator, words.check, now],
		);
		await client.query(
			`insert into note (id, school_id, author_id, teacher_id, collaboration_id, visit_id, kind, words, written_at) values ($1, $2, $3, $4, $5, $6, 'note', $7, $8)`,
			[newId(), school, facilitator, teacher, collaboration, visit, words.note, now],
		);
		await client.query(
			`insert into next_step (id, school_id, collaboration_id, visit_id, teacher_id, author_id, owner_id, words, created_at) values ($1, $2, $3, $4, $5, $6, $6, $7, $8)`,
			[newId(), school, collaboration, visit, teacher, facilitator, words.step, now],
		);
		await client.query(`insert into event (id, at, name, school_id, actor_id, subject_id) values ($1, $2, 'bench', $3, $4, $5)`, [
			newId(), now, school, facilitator, visit,
		]); // biome-ignore format: a row
		await client.query('commit');
	} finally {
		client.release();
	}
}

async function capture({ school, collaboration, facilitator, teacher }: Pair): Promise<void> {
	const done = await captureVisit(
		{ kind: 'member', personId: facilitator },
		{
			entry: newId(), schoolId: school, collaborationId: collaboration, with: [teacher], kind: 'modelling',
			startsAt: new Date(Date.now() - 3_600_000), minutes: 30, newPoint: { words: words.check, how: 'seen' },
			privateNote: words.note, nextSteps: [{ ownerId: facilitator, words: words.step }],
		}, // biome-ignore format: one visit
	);
	if (isRefusal(done)) throw new Error(done.code);
}

/** Capturing at twenty people at once against bare INSERTs, on PostgreSQL. */
export async function measureCapture(databases: Databases): Promise<Row[]> {
	const url = await databases.of(many);
	const database = await openPostgresql(url, undefined);
	useDatabase(database);
	const bare = new pg.Pool({ connectionString: url, max: database.pool.options.max });
	try {
		const { rows: pairs } = await bare.query<Pair & pg.QueryResultRow>(findPairs);
		const times = { capture: [] as number[], bare: [] as number[] };
		const all = (work: (pair: Pair) => Promise<void>, into: number[]) =>
			Promise.all(
				pairs.map(async (pair) => {
					const began = performance.now();
					await work(pair);
					into.push(performance.now() - began);
				}),
			);
		await all(capture, []);
		await all((pair) => bareInserts(bare, pair), []);
		for (let round = 0; round < rounds; round += 1) {
			await all(capture, times.capture);
			await all((pair) => bareInserts(bare, pair), times.bare);
		}
		return [
			{
				what: `bare INSERTs of one visit, ${pairs.length} at once: p95`,
				value: at(times.bare, 0.95),
				unit: 'ms',
			},
			ratio(
				`capture of a visit, ${pairs.length} at once: p95, to bare INSERTs`,
				at(times.capture, 0.95) / at(times.bare, 0.95),
				3,
			),
		];
	} finally {
		await bare.end();
		useDatabase(undefined);
		await database.close();
	}
}
