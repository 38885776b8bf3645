// A CASE package of 20,000 standards, read, staged, accepted, opened and searched, on both engines: opening and searching it
// as ratios to the same of DigCompEdu with its 28.

import { makeDemonstration } from '#server/domain/demonstration/index.ts';
import {
	acceptFramework,
	browseFramework,
	digcompeduKey,
	previewFramework,
	readPackage,
	searchStandards,
	useFramework,
} from '#server/domain/standard/index.ts';
import { type Member, machine } from '#server/platform/actor.ts';
import { type Database, unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { onBothEngines } from './both-engines.ts';
import type { Databases } from './databases.ts';
import { at, type Row, ratio } from './row.ts';

const size = 20_000;
const rounds = 20;
/** What people type: a code, two words, two words with slips of the finger, a word that every standard has. */
const typed = ['S7.12.3.4', 'predict rivers', 'mesure fractoins', 'reasons'];

const nouns = ['fractions', 'sources', 'maps', 'poems', 'energy', 'rhythm', 'evidence', 'machines'];
const verbs = [
	'compare',
	'explain',
	'draw',
	'measure',
	'question',
	'present',
	'revise',
	'predict rivers and',
];

/** Ten subjects of twenty strands of ten topics, and standards beneath each topic, until there are `size`. */
function largePackage(): Buffer {
	const lastChangeDateTime = '2026-09-01T08:00:00+00:00';
	const CFItems: object[] = [];
	const CFAssociations: object[] = [];
	const link = (identifier: string) => ({ identifier, uri: `https://example.org/items/${identifier}` });
	const add = (humanCodingScheme: string, above: string, sequenceNumber: number) => {
		const made = link(crypto.randomUUID());
		const turn = CFItems.length;
		const what = `${verbs[turn % 8]} ${nouns[(turn >> 3) % 8]} and ${verbs[(turn >> 6) % 8]} ${nouns[(turn >> 9) % 8]}`;
		const fullStatement = `Students ${what}, with reasons that somebody else can follow.`;
		CFItems.push({ ...made, fullStatement, humanCodingScheme, lastChangeDateTime });
		CFAssociations.push({
			...link(crypto.randomUUID()),
			associationType: 'isChildOf',
			sequenceNumber,
			originNodeURI: made,
			destinationNodeURI: link(above),
			lastChangeDateTime,
		});
		return made.identifier;
	};
	const document = link(crypto.randomUUID());
	for (let subject = 0; subject < 10; subject += 1) {
		const one = add(`S${subject}`, document.identifier, subject);
		for (let strand = 0; strand < 20; strand += 1) {
			const two = add(`S${subject}.${strand}`, one, strand);
			for (let topic = 0; topic < 10; topic += 1) {
				const three = add(`S${subject}.${strand}.${topic}`, two, topic);
				for (let leaf = 0; leaf < 9 && CFItems.length < size; leaf += 1)
					add(`S${subject}.${strand}.${topic}.${leaf}`, three, leaf);
			}
		}
	}
	const CFDocument = { ...document, creator: 'Measured', title: 'Large', lastChangeDateTime };
	return Buffer.from(JSON.stringify({ CFDocument, CFItems, CFAssociations }));
}

async function timed<Result>(
	work: () => Promise<Result | Refusal>,
): Promise<[milliseconds: number, Exclude<Result, Refusal>]> {
	const began = performance.now();
	const result = await work();
	if (isRefusal(result)) throw new Error(result.code);
	return [performance.now() - began, result as Exclude<Result, Refusal>];
}

/** The median of `rounds`, in milliseconds. */
async function usually<Result>(work: () => Promise<Result | Refusal>): Promise<number> {
	const times: number[] = [];
	for (let round = 0; round < rounds; round += 1) times.push((await timed(work))[0]);
	return at(times, 0.5);
}

async function measureOn(database: Database, text: Buffer): Promise<Row[]> {
	const on = (what: string, value: number): Row => ({
		what: `${size} standards, ${database.engine}: ${what}`,
		value,
		unit: 'ms',
	});
	const made = await makeDemonstration();
	if (isRefusal(made)) throw new Error(made.code);
	const { school, reader } = await unitOfWork(machine, async (tx) => {
		const { id } = await tx.selectFrom('school').select('id').executeTakeFirstOrThrow();
		const person = await tx
			.selectFrom('role_assignment')
			.select('person_id')
			.where('role', '=', 'teacher')
			.executeTakeFirstOrThrow();
		const member: Member = { kind: 'member', personId: person.person_id };
		return { school: id, reader: member };
	});
	const [reading, read] = await timed(() => readPackage(text));
	const [staging, importId] = await timed(() => previewFramework(machine, read, 'large.json'));
	const [accepting, large] = await timed(() => acceptFramework(machine, importId));
	await useFramework(machine, { schoolId: school, frameworkId: large, content: true, technology: false });
	const rows = [on('read', reading), on('staged and compared', staging), on('accepted', accepting)];
	const open = (framework: string) => usually(() => browseFramework(reader, framework));
	const [opening, small] = [await open(large), await open(digcompeduKey)];
	rows.push(on('opened', opening));
	rows.push(ratio(`${size} standards, ${database.engine}: opened, to 28`, opening / small, 8));
	for (const words of typed) {
		const find = (purpose: 'content' | 'technology') =>
			usually(() => searchStandards(reader, { words, schoolId: school, purpose }));
		rows.push(on(`searched for “${words}”`, await find('content')));
	}
	return rows;
}

/** Measures a large framework on PostgreSQL and on the embedded engine. */
export function measureFrameworks(databases: Databases): Promise<Row[]> {
	const text = largePackage();
	return onBothEngines(databases, (database) => measureOn(database, text));
}
