// Search in the notebook of somebody who has written 100,000 notes in ten years, on both engines: each search as the page asks
// for it, unit of work included.

import { sql } from 'kysely';
import { makeDemonstration } from '#server/domain/demonstration/index.ts';
import { searchNotebook } from '#server/domain/notebook/index.ts';
import { type Member, machine } from '#server/platform/actor.ts';
import { type Database, unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { onBothEngines, timed, within } from './both-engines.ts';
import type { Databases } from './databases.ts';
import type { Row } from './row.ts';

const size = 100_000;
const goal = 50;
const rounds = 30;
/** A word that every note has, one that some have, two, two that many have and none together, one unfinished, one with a slip, a slip in two, one that none has. */
const typed = [
	'students',
	'microscope',
	'rivers poems',
	'rivers microscopes',
	'microsc',
	'microscpoe',
	'rievrs peoms',
	'zeppelin',
	'算数',
];

const what = [
	'fractions',
	'sources',
	'maps',
	'poems',
	'energy',
	'rhythm',
	'evidence',
	'machines',
	'算数の授業',
];
const how = ['compared', 'explained', 'drew', 'measured', 'questioned', 'presented', 'revised'];
const with_ = [
	'rivers',
	'microscopes',
	'tablets',
	'partners',
	'cameras',
	'spreadsheets',
	'recordings',
	'atlases',
];
const of = (list: readonly string[], n: number) => list[n % list.length] ?? '';

function wordsOf(n: number): string {
	return `Students ${of(how, n)} ${of(what, n >> 2)} with ${of(with_, n >> 5)} and ${of(how, n >> 7)} ${of(what, n >> 9)}; group ${n % 997} waited before answering, and the quiet ones spoke for once.`;
}

async function write(author: string, school: string, from: number): Promise<void> {
	const numbers = Array.from({ length: 2000 }, (_, more) => from + more);
	const notes = numbers.map((n) => ({
		id: newId(),
		words: wordsOf(n),
		at: new Date(Date.now() - n * 3_153_600),
	}));
	await unitOfWork({ kind: 'member', personId: author }, (tx) =>
		sql`insert into note (id, school_id, author_id, kind, words, written_at)
			select id, ${school}::uuid, ${author}::uuid, 'note', words, at
			from unnest(${notes.map(({ id }) => id)}::uuid[], ${notes.map(({ words }) => words)}::text[],
				${notes.map((note) => note.at.toISOString())}::timestamptz[]) n (id, words, at)`.execute(tx),
	);
}

async function measureOn(database: Database): Promise<Row[]> {
	const made = await makeDemonstration();
	if (isRefusal(made)) throw new Error(made.code);
	const { personId, school } = await unitOfWork(machine, async (tx) => {
		const row = await tx
			.selectFrom('role_assignment')
			.select(['person_id', 'school_id'])
			.where('role', '=', 'facilitator')
			.executeTakeFirstOrThrow();
		return { personId: row.person_id, school: row.school_id ?? '' };
	});
	const reader: Member = { kind: 'member', personId };
	const began = performance.now();
	for (let from = 0; from < size; from += 2000) await write(personId, school, from);
	const rows: Row[] = [
		{
			what: `${database.engine}: writing a note, in bulk`,
			value: (performance.now() - began) / size,
			unit: 'ms',
		},
	];
	for (const words of typed) {
		const value = await timed(() => searchNotebook(reader, words), rounds);
		rows.push(within(`${database.engine}, ${size} notes of one author: “${words}”, p95`, value, goal));
	}
	return rows;
}

/** Measures searching one's notebook on PostgreSQL and on the embedded engine. */
export function measureNotebookSearch(databases: Databases): Promise<Row[]> {
	return onBothEngines(databases, measureOn);
}
