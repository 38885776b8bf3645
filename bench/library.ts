// Search among 100,000 resources of one school, on both engines: each search as the page asks for it, unit of work included; and the
// page of a unit as a family opens it.

import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { makeDemonstration } from '#server/domain/demonstration/index.ts';
import { findResources, foundBy, type ResourceSearch } from '#server/domain/resource/index.ts';
import { openUnitPage } from '#server/domain/unit-page/index.ts';
import { type Member, machine } from '#server/platform/actor.ts';
import { type Database, openInFolder, unitOfWork, useDatabase } from '#server/platform/database/index.ts';
import { hashOf, newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { startServer, temporaryFolder } from '../tests/server.ts';
import { onBothEngines, timed, within } from './both-engines.ts';
import type { Databases } from './databases.ts';
import type { Row } from './row.ts';

const size = 100_000;
const goal = 50;
const rounds = 100;

/** A word that every one has, one that some have, two, two common ones that never meet, one unfinished, slips, accents, other scripts, one that none has, and tags. */
const asked: [string, ResourceSearch][] = [
	['students', { words: 'students' }],
	['microscope', { words: 'microscope' }],
	['rivers poems', { words: 'rivers poems' }],
	['rivers microscopes', { words: 'rivers microscopes' }],
	['microsc', { words: 'microsc' }],
	['microscpoe', { words: 'microscpoe' }],
	['rievrs peoms', { words: 'rievrs peoms' }],
	['fotosintesis', { words: 'fotosintesis' }],
	['الضوئي', { words: 'الضوئي' }],
	['算数', { words: '算数' }],
	['zeppelin', { words: 'zeppelin' }],
	['maps, grade 4, in French', { words: 'maps', grade: '4', language: 'fr' }],
	['grade 4, Science', { grade: '4', subject: 'Science' }],
	['the latest', {}],
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
	'fotosíntesis',
	'التركيب الضوئي',
	'算数の授業',
];
const how = ['compare', 'explain', 'draw', 'measure', 'question', 'present', 'revise'];
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
const subjects = ['Science', 'Mathematics', 'Language', 'History', 'Arts'];
const languages = ['en', 'es', 'fr', 'ar', 'zh'];
const of = (list: readonly string[], n: number) => list[n % list.length] ?? '';
/** Of the many words that a school writes once or twice. */
const rare = (n: number) => {
	const syllables = ['ba', 'ke', 'li', 'mo', 'nu', 'ra', 'se', 'ti', 'vo', 'zu', 'pla', 'gre'];
	return [n % 12, (n >> 3) % 12, (n >> 6) % 12, (n >> 9) % 12].map((one) => of(syllables, one)).join('');
};

function resourceOf(n: number) {
	const said = {
		title: `Students ${of(how, n)} ${of(what, n >> 2)} ${n % 3 === 0 ? rare(n * 7) : ''}`.trim(),
		about: `With ${of(with_, n >> 5)}, to ${of(how, n >> 7)} ${of(what, n >> 9)}; set ${n % 997}, ${rare(n * 13)}.`,
		steps: '',
		url: `https://${rare(n % 2000)}.test/${n}`,
		languages: [of(languages, n >> 1)],
		grades: [String((n % 12) + 1)],
		subjects: [of(subjects, n >> 3)],
	};
	return { ...said, words: foundBy(said, []) };
}

async function write(owner: string, school: string, from: number): Promise<void> {
	const list = Array.from({ length: 1000 }, (_, more) => from + more);
	await unitOfWork({ kind: 'member', personId: owner }, (tx) =>
		tx
			.insertInto('resource')
			.values(
				list.map((n) => ({
					id: newId(), school_id: school, owner_id: owner, kind: 'link', ...resourceOf(n), address_hash: hashOf(String(n)),
					audience: n % 7 === 0 ? 'team' : 'school', made_at: new Date(Date.now() - n * 600_000),
				})), // biome-ignore format: a row reads better whole
			)
			.execute(),
	);
}

/** Lets the engine do its upkeep after so much was written, as it does in the product; at most three minutes are waited for it. */
async function upkept(database: Database, since: Date): Promise<void> {
	for (let waited = 0; waited < 180; waited += 1) {
		const last = database.upkeep ? (await database.upkeep()).last : await vacuumed();
		if (last && last > since) return;
		await pause(1000);
	}
	throw new Error('The engine did no upkeep');
}

/** When PostgreSQL last did its upkeep of the resources and of their words, by itself. */
function vacuumed(): Promise<Date | null> {
	return unitOfWork(machine, async (tx) => {
		const { rows } = await sql<{ at: Date | null }>`
			select case when count(last_autovacuum) = 2 then min(last_autovacuum) end as at
			from pg_stat_user_tables where relname in ('resource', 'resource_word')`.execute(tx);
		return rows[0]?.at ?? null;
	});
}

async function measureOn(database: Database): Promise<Row[]> {
	const made = await makeDemonstration();
	if (isRefusal(made)) throw new Error(made.code);
	const { school, owner, reader } = await unitOfWork(machine, async (tx) => {
		const people = await tx
			.selectFrom('role_assignment')
			.select(['person_id', 'school_id', 'role'])
			.where('role', 'in', ['teacher', 'facilitator'])
			.execute();
		const of = (role: string) => people.find((one) => one.role === role);
		return {
			school: of('teacher')?.school_id ?? '',
			owner: of('teacher')?.person_id ?? '',
			reader: of('facilitator')?.person_id ?? '',
		};
	});
	const member: Member = { kind: 'member', personId: reader };
	const page = await unitOfWork(member, (tx) => tx.selectFrom('unit_page').select('code').executeTakeFirst());
	const began = performance.now();
	for (let from = 0; from < size; from += 1000) await write(owner, school, from);
	const rows: Row[] = [
		{
			what: `${database.engine}: adding a resource, in bulk`,
			value: (performance.now() - began) / size,
			unit: 'ms',
		},
	];
	await upkept(database, new Date());
	for (const [name, search] of asked) {
		const value = await timed(() => findResources(member, school, search), rounds);
		const found = (await findResources(member, school, search)).resources.length;
		rows.push(within(`${database.engine}, ${size} resources: “${name}” (${found} shown), p95`, value, goal));
	}
	const value = await timed(() => openUnitPage(page?.code ?? '', 'bench'), rounds);
	rows.push(within(`${database.engine}: what a unit’s page shows, p95`, value, goal));
	return rows;
}

/** The page of a unit as a family's telephone asks for it, from the server with its embedded engine: its first byte, and its bytes. */
async function measurePage(): Promise<Row[]> {
	const { folder, remove } = await temporaryFolder();
	const database = await openInFolder(join(folder, 'database'));
	useDatabase(database);
	const made = await makeDemonstration();
	if (isRefusal(made)) throw new Error(made.code);
	const personId = await unitOfWork(machine, async (tx) => {
		const row = await tx
			.selectFrom('role_assignment')
			.select('person_id')
			.where('role', '=', 'teacher')
			.executeTakeFirst();
		return row?.person_id ?? '';
	});
	const pages = await unitOfWork({ kind: 'member', personId }, (tx) =>
		tx.selectFrom('unit_page').select('code').execute(),
	);
	useDatabase(undefined);
	await database.close();
	const server = await startServer(folder);
	try {
		let bytes = 0;
		const value = await timed(async () => {
			for (const { code } of pages) {
				const answer = await fetch(`${server.origin}/u/${code}`);
				if (answer.status !== 200) throw new Error(`A page that is none: ${answer.status}`);
				bytes = Math.max(bytes, (await answer.arrayBuffer()).byteLength);
			}
		}, rounds);
		const each = value / pages.length;
		return [
			within('a unit’s page: to its last byte at the server, p95', each, goal),
			{
				what: 'a unit’s page: all of it, with its styles',
				value: bytes / 1000,
				unit: 'kB',
				goal: '≤ 30 kB',
				ok: bytes <= 30_000,
			},
		];
	} finally {
		await server.stop();
		await remove();
	}
}

/** Measures searching the library on PostgreSQL and on the embedded engine. */
export async function measureLibrary(databases: Databases): Promise<Row[]> {
	return [...(await onBothEngines(databases, measureOn)), ...(await measurePage())];
}
